"""Invented reports to measure with: about 6,900 characters and 280 numbers each, as in a county bureau's real one. No two are alike."""

import random
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")

WAGES = (
    "基本工资 津贴补贴 奖金 绩效工资 伙食补助费 机关事业单位基本养老保险缴费 职业年金缴费 职工基本医疗保险缴费 "
    "公务员医疗补助缴费 其他社会保障缴费 住房公积金 医疗费"
).split()
GOODS = (
    "办公费 印刷费 咨询费 手续费 水费 电费 邮电费 物业管理费 差旅费 维修（护）费 会议费 培训费 公务接待费 劳务费 委托业务费 "
    "工会经费 福利费 公务用车运行维护费 其他交通费用 其他商品和服务支出"
).split()
FAMILY = ["抚恤金", "生活补助", "救济费", "奖励金", "医疗费补助"]
PROJECT_GOODS = ["租赁费", "劳务费", "专用材料费", "委托业务费", "印刷费", "维修（护）费"]
CAPITAL = ["办公设备购置", "专用设备购置", "基础设施建设", "信息网络及软件购置更新", "大型修缮"]
ENTERPRISES = ["技术改造奖补", "研发投入奖补", "稳岗补贴", "贷款贴息", "展会补贴", "人才引进奖励", "设备更新补助"]
PLACES = "云峰 石桥 白沙 青山 柳溪 龙潭 双河 枫林 长岭 古渡 竹坪 茶亭".split()
THINGS = (
    ("改造供水管网", "公里"),
    ("新建充电桩", "个"),
    ("安装路灯", "盏"),
    ("整治危险路段", "处"),
    ("更新公交车", "辆"),
    ("建设文化广场", "个"),
    ("完成户厕改造", "户"),
    ("修建防护栏", "公里"),
    ("建成便民服务点", "个"),
    ("培训技术人员", "人"),
    ("栽植行道树", "棵"),
    ("检修配电设备", "台"),
)
GROWN = (
    ("技术合同成交额", "亿元"),
    ("外贸进出口总额", "万元"),
    ("社会消费品零售额", "亿元"),
    ("工业技改投资", "亿元"),
    ("快递业务量", "万件"),
    ("旅客运输量", "万人次"),
    ("用电量", "万千瓦时"),
    ("电商零售额", "万元"),
    ("港口货物吞吐量", "万吨"),
    ("新登记经营主体", "户"),
)
RATES = "群众满意率 污水集中处理率 农村自来水普及率 垃圾无害化处理率 案件办结率 设施完好率 通硬化路率 宽带入户率".split()
ADVICE = (
    "坚持问题导向，认真查找工作中的薄弱环节，逐项制定措施，明确责任单位和完成时限，确保各项任务落到实处。",
    "加强部门之间的沟通协作，定期召开协调会议，及时研究解决项目推进中遇到的困难，形成齐抓共管的工作格局。",
    "严格执行财务管理制度和内部控制规范，加强对专项资金使用情况的跟踪检查，保证资金安全、规范、有效使用。",
    "进一步完善绩效管理工作机制，细化量化绩效指标，强化评价结果应用，把有限的资金用在最需要的地方。",
    "深入基层开展调查研究，听取企业和群众的意见建议，不断改进工作作风，提高服务质量和办事效率。",
    "加大宣传力度，通过多种渠道解读惠民惠企政策，提高政策知晓度，营造全社会共同参与的良好氛围。",
    "健全完善长效管理机制，推动日常管护由突击式整治向常态化治理转变，努力做到有人管、有钱管、有章管。",
    "统筹推进基础设施建设和管理养护，补齐城乡公共服务短板，切实增强人民群众的获得感、幸福感和安全感。",
    "压紧压实安全生产责任，常态化开展风险隐患排查整治，坚决防范各类安全事故发生，守牢不发生重大事故的底线。",
    "加强干部队伍建设，有计划地组织业务培训和岗位练兵，提升干部职工依法履职和服务发展的能力水平。",
    "积极争取上级政策和资金支持，做深做细项目前期工作，推动更多项目进入上级规划盘子，夯实发展后劲。",
    "主动接受人大、政协和社会各界监督，及时公开部门预算、决算和重点项目资金使用情况，提高资金使用透明度。",
)


def two_places(value: Decimal) -> Decimal:
    return value.quantize(CENT, ROUND_HALF_UP)


def percent(part: Decimal | int, whole: Decimal | int) -> Decimal:
    return two_places(Decimal(part) * 100 / Decimal(whole))


class Report:
    """One invented report; the same `number` gives the same text."""

    def __init__(self, number: int) -> None:
        self.random = random.Random(number)
        self.place = self.random.choice(PLACES)

    def amount(self, low: int, high: int) -> Decimal:
        return Decimal(self.random.randint(low * 100, high * 100)) / 100

    def breakdown(self, name: str, items: list[str], low: int, high: int) -> tuple[Decimal, str]:
        """A class of expenditure with its items in brackets, and its total."""
        amounts = [self.amount(low, high) for _ in items]
        told = "，".join(f"{item}{value}万元" for item, value in zip(items, amounts, strict=True))
        total = sum(amounts, Decimal())
        return total, f"{name}{total}万元（{told}）"

    def expenditure(self) -> str:
        basic = [
            self.breakdown("工资福利支出", WAGES, 1, 160),
            self.breakdown("商品和服务支出", GOODS, 1, 60),
            self.breakdown("对个人和家庭的补助", FAMILY, 1, 90),
        ]
        project = [
            self.breakdown("商品和服务支出", PROJECT_GOODS, 1, 80),
            self.breakdown("资本性支出", CAPITAL, 10, 300),
            self.breakdown("对企业的补助支出", ENTERPRISES, 10, 200),
        ]
        of_basic = sum((total for total, _ in basic), Decimal())
        of_project = sum((total for total, _ in project), Decimal())
        lines = [f"2023年度部门整体支出{of_basic + of_project}万元。"]
        for number, name, total, classes in ((1, "基本支出", of_basic, basic), (2, "项目支出", of_project, project)):
            told = "；".join(f"{mark}{text}" for mark, (_, text) in zip("①②③", classes, strict=True))
            lines.append(f"{number}、{name}{total}万元，占{percent(total, of_basic + of_project)}%，其中：{told}。")
        return "\n".join(lines)

    def three_public(self) -> str:
        vehicles, reception = self.amount(5, 30), self.amount(2, 15)
        spent = vehicles + reception
        prior = spent + self.amount(1, 4)
        budget = spent + self.amount(1, 9)
        return (
            f"2023年“三公”经费预算{budget}万元，支出{spent}万元，完成预算的{percent(spent, budget)}%，"
            f"比上年减少{prior - spent}万元，下降{percent(prior - spent, prior)}%。"
            f"其中：公务用车运行维护费{vehicles}万元，公务接待费{reception}万元。"
        )

    def grown(self, what: str, unit: str) -> str:
        prior, change = self.amount(20, 400), self.amount(1, 19)
        if unit == "户":
            prior, change = Decimal(int(prior)), Decimal(int(change))
        return f"{what}{prior + change}{unit}，比上年增加{change}{unit}，增长{percent(change, prior)}%"

    def completed(self, what: str, unit: str) -> str:
        target = self.random.randint(20, 900)
        done = target + self.random.randint(1, 90)
        return f"{what}全年任务数{target}{unit}，已完成{done}{unit}，完成率{percent(done, target)}%"

    def raised(self, what: str) -> str:
        prior, points = Decimal(self.random.randint(700, 900)) / 10, Decimal(self.random.randint(5, 60)) / 10
        return f"{what}{prior + points}%，比上年的{prior}%提高{points}个百分点"

    def counted(self, place: str) -> str:
        parts = [self.random.randint(3, 60) for _ in range(3)]
        return (
            f"{place}片区受理群众来信来访{sum(parts)}件，其中网上信访{parts[0]}件、来访{parts[1]}件、来信{parts[2]}件，"
            f"召开协调会{self.random.randint(2, 9)}次"
        )

    def inspected(self, place: str) -> str:
        found = self.random.randint(20, 90)
        return (
            f"对{place}片区开展安全检查{self.random.randint(3, 19)}次，出动检查人员{self.random.randint(60, 300)}人次，"
            f"发现隐患{found}处，已整改{found - self.random.randint(1, 9)}处"
        )

    def project(self, place: str) -> str:
        total = self.random.randint(20, 90) * 100
        done = total * self.random.randint(50, 99) // 100
        return f"{place}灌区综合治理工程总投资{total}万元，累计完成投资{done}万元，占总投资的{percent(done, total)}%"

    def achievements(self) -> str:
        told = [
            *(self.grown(*each) for each in GROWN),
            *(self.completed(*each) for each in THINGS),
            *(self.raised(each) for each in RATES),
            *(self.counted(place) for place in self.random.sample(PLACES, 8)),
            *(self.inspected(place) for place in self.random.sample(PLACES, 8)),
            *(self.project(place) for place in self.random.sample(PLACES, 4)),
        ]
        self.random.shuffle(told)
        lines = []
        for number in range(10):
            sentences = "。".join(told[number * 5 : number * 5 + 5])
            lines.append(f"{number + 1}.{self.place}工作推进情况。{sentences}。{self.advice(2)}")
        return "\n".join(lines)

    def advice(self, sentences: int) -> str:
        return "".join(self.random.sample(ADVICE, sentences))

    def text(self) -> str:
        administrative, institution = self.random.randint(12, 40), self.random.randint(10, 60)
        on_duty = administrative + institution - self.random.randint(0, 8)
        retired = self.random.randint(5, 60)
        return "\n".join(
            [
                f"{self.place}县公用事业发展局2023年度部门整体支出绩效自评报告",
                "一、部门基本情况",
                f"核定编制{administrative + institution}名，其中行政编制{administrative}名、事业编制{institution}名。"
                f"年末实有{on_duty + retired}人，其中在职{on_duty}人、退休{retired}人。主要职责如下：",
                *(f"{number}、{duty}" for number, duty in enumerate(self.random.sample(ADVICE, len(ADVICE)), 1)),
                "二、部门整体支出情况",
                self.expenditure(),
                "三、“三公”经费使用情况",
                self.three_public(),
                "四、部门整体支出管理情况",
                self.advice(12),
                self.advice(11),
                "五、部门整体支出绩效情况",
                self.achievements(),
                "六、存在的问题和建议",
                self.advice(12),
                self.advice(9),
                "七、绩效自评结果",
                f"2023年度部门整体支出绩效自评得分{self.amount(90, 99)}分，评价等级为“优”。",
                "",
            ]
        )


def texts(first: int, count: int) -> list[str]:
    """`count` reports, from the report number `first` on."""
    return [Report(number).text() for number in range(first, first + count)]
