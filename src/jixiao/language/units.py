"""The units that public reports use: dimension, factor, whether they count things."""

from decimal import Decimal

from jixiao.model import Dimension, Unit

NO_UNIT = Unit("", Dimension.NONE)

# Scale words between the digits and the unit. 个亿 is spoken, and written.
_SCALES = {
    "": 1, "百": 100, "千": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8,
    "个亿": 10**8, "百亿": 10**10, "千亿": 10**11, "万亿": 10**12,
}  # fmt: skip

# dimension -> {unit: factor to the base unit}
_MEASURED: dict[Dimension, dict[str, str]] = {
    Dimension.MONEY: {"元": "1", "元人民币": "1", "块钱": "1"},
    Dimension.FOREIGN_MONEY: {"美元": "1", "欧元": "1", "港元": "1", "日元": "1", "英镑": "1"},
    Dimension.AREA: {
        "平方米": "1", "㎡": "1", "m²": "1", "m2": "1", "平米": "1", "平方": "1", "平方公里": "1000000", "平方千米": "1000000",
        "km²": "1000000", "公顷": "10000", "亩": "666.6666666666666666666666667",
    },
    Dimension.LENGTH: {
        "米": "1", "m": "1", "延米": "1", "公里": "1000", "千米": "1000", "km": "1000", "厘米": "0.01", "毫米": "0.001", "华里": "500",
    },
    Dimension.MASS: {
        "公斤": "1", "千克": "1", "kg": "1", "吨": "1000", "斤": "0.5", "克": "0.001", "毫克": "0.000001", "微克": "0.000000001",
        "吨标准煤": "1000", "吨标煤": "1000", "公吨": "1000",
    },
    Dimension.VOLUME: {"立方米": "1", "m³": "1", "m3": "1", "立方": "1", "方": "1", "升": "0.001", "毫升": "0.000001"},
    Dimension.ENERGY: {"千瓦时": "1", "kWh": "1", "度": "1", "度电": "1", "兆瓦时": "1000"},
    Dimension.POWER: {"千瓦": "1", "kW": "1", "兆瓦": "1000", "MW": "1000", "千伏安": "1", "kVA": "1", "兆伏安": "1000"},
    Dimension.TIME: {
        "天": "1", "个工作日": "1", "工作日": "1", "个月": "30", "小时": "0.0416666", "个小时": "0.0416666", "分钟": "0.00069444",
        "周": "7", "课时": "1", "学时": "1", "周岁": "365", "年": "365", "个年头": "365", "岁": "365", "个季度": "90",
    },
    Dimension.RATIO: {"倍": "1", "折": "0.1", "番": "1"},
    Dimension.POINTS: {"个百分点": "1", "百分点": "1", "个千分点": "0.1", "千分点": "0.1"},
    Dimension.PERCENT: {"%": "1", "‰": "0.1"},
    Dimension.SCORE: {"分": "1"},
}  # fmt: skip

_COUNTED: dict[Dimension, str] = {
    Dimension.PEOPLE: "人 名 位 人口 员",
    Dimension.VISITS: "人次 人·次 人/次",
    Dimension.COUNT: """
        个 件 起 宗 批 次 场 期 户 家 项 批次 辆 台 套 件/套 台/套 台套 台(套) 台（套） 件（套） 台次 户次 册 册次 份 张
        所 处 座 条 篇 艘 门 只 头 羽 株 棵 盏 眼 口 部 本 幅 块 笔 例 组 队 支 间 栋 幢 轮 种 款 基 枚 对 桩 单 票
        卷 桌 床 席 辆次 架次 架 车次 班次 场次 课 节 人份 人件 件次 家次 项次 户数 把 顶 匹 尾 艘次 盒 箱 袋 瓶 桶 包 具
        面 站 道 曲 集 剂 剂次 例次 床日 头次 只次 人天 部次 幕 片 亩次 点次 宗地 个次 名次 小区 类 趟 趟次 场(次) 餐 大类
    """,
}


def _table() -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for scale, power in _SCALES.items():
        for dimension, names in _MEASURED.items():
            if scale and dimension in (Dimension.PERCENT, Dimension.POINTS, Dimension.RATIO, Dimension.SCORE, Dimension.TIME):
                continue
            for name, factor in names.items():
                if scale == "千" and name in ("米", "克", "瓦时", "瓦", "伏安"):
                    continue
                units[scale + name] = Unit(scale + name, dimension, Decimal(factor) * power)
        for dimension, listed in _COUNTED.items():
            for name in listed.split():
                units[scale + name] = Unit(scale + name, dimension, Decimal(power), exact=not scale)
        if power >= 10**4:
            units[scale] = Unit(scale, Dimension.NONE, Decimal(power))
    for mixed in ("千米", "千克", "千瓦", "千瓦时", "千伏安"):  # a unit of its own, not thousand of something
        dimension = next(d for d, names in _MEASURED.items() if mixed in names)
        units[mixed] = Unit(mixed, dimension, Decimal(_MEASURED[dimension][mixed]))
    return units


UNITS = _table()
# The units that begin with the same two characters, longest first: a look-up after a figure tries those alone.
_BY_OPENING: dict[str, list[tuple[str, Unit]]] = {}
for _name in sorted(UNITS, key=len, reverse=True):
    _BY_OPENING.setdefault(_name[:2], []).append((_name, UNITS[_name]))

# A unit's last character and the next one make another word: 分别, 个人, 次年, 项目 ... and the words that only look like that.
_OTHER_WORDS = frozenset(
    """
    分别 分之 分贝 分钟 分管 分类 分局 分公 分会 分布 分工 分支 分开 分散 分层 分级 分流 分期 分批 分解 个人
    个体 个性 次年 次月 次日 次要 次级 次于 名义 名额 名录 名单 名称 位于 位置 位居 位列 元旦 元素 家庭
    家属 家长 部门 部署 部分 方面 方式 方案 方向 方针 方法 方便 面积 面对 面向 条件 条例 所有 所得 所属
    所需 所在 组织 组成 组建 处理 处置 处罚 处于 度假 度过 期间 期末 期初 期望 人民 人大 人社 人均 人才
    人事 人工 人员 人居 人力 户籍 户外 户口 户均 片区 站点 节能 节约 节日 节假 包括 包含 口径 道路
    道县 道德 种植 种养 对于 对标 对接 对比 支出 支付 支持 支撑 支部 支队 支行 批复 批准 批示 批发 场所
    场馆 场地 项目 单位 基本 基础 基金 基层 基建 张贴 集中 集体 集镇 集团 本级 本年 本局 本部 本单 本项
    课题 课程 具体 具有 具备 头号 套取 把手 只有 只要 只是 间接 块链 笔记 员工 天然 克服 升级 升至 吨位
    折合 折算 所以 件均 批评 队伍 亩均 组长 座谈 条线 台账 门诊 门类 部级 处级 家级 名列 名优 份额 本科
    单元 轮换 轮岗 场次数 位次 米粉 种类 本地 本土
    """.split()
)
_STILL_UNITS = frozenset(
    """
    人均已 人均为 人均按 人均未 户均已 件均已 项目标 个人次 名单位 人大专 人大学 人工作 人事业
    人本科 名本科 人员额 人工资 人社保 人居住 户外出 次年度
    次日常 次月度 个体育 个人工 期初级 家长期 家属地 所在建 条线路 种类型 种植物 位居民 支队伍 个性化
    """.split()
)


def unit_at(text: str, at: int) -> tuple[Unit, int]:
    """The unit that starts at `at` and the end of it; NO_UNIT and `at` if there is none."""
    for opening in (text[at : at + 2], text[at : at + 1]):
        for name, unit in _BY_OPENING.get(opening, ()):
            if text.startswith(name, at):
                end = at + len(name)
                if text[end - 1 : end + 1] not in _OTHER_WORDS or text[end - 1 : end + 2] in _STILL_UNITS:
                    return unit, end
    return NO_UNIT, at
