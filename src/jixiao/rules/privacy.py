"""Family privacy: personal data in a text that is meant for publication."""

import re
from collections.abc import Iterator

from jixiao.language import any_occurs
from jixiao.model import Extraction, Finding, Severity
from jixiao.rules.declare import Rule, rule
from jixiao.rules.pointing import point, sentence_start

# Found by the century of birth in its middle, which is rarer than digits. The checksum decides.
_BORN = tuple(re.compile(century + r"(?<=\d{8})\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)") for century in ("19", "20"))
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_MOBILE = re.compile(r"1(?<![\d.]1)[3-9]\d{9}(?!\d)")
_OFFICE = (
    "热线",
    "举报",
    "监督",
    "值班",
    "咨询",
    "投诉",
    "客服",
    "服务电话",
    "办公电话",
    "传真",
    "邮编",
    "统一社会信用代码",
    "编号",
    "订单",
)
_ACCOUNT_WORDS = ("账号", "帐号", "账户", "卡号")
_ACCOUNT = re.compile(r"(?:账号|帐号|卡号|账户|帐户)(?:为|是|：)?[ ]?(?P<number>\d{4}(?:[ -]?\d{4}){2,3}[ -]?\d{0,4})(?!\d)")
_PUBLIC_ACCOUNT = ("财政专户", "国库", "缴款", "捐款", "捐赠", "公款", "零余额", "对公", "基本户", "专户")
_ADDRESS_WORDS = ("住址", "家住", "家庭地址", "户籍地")
_ADDRESS = re.compile(
    r"(?:住址|家住|家庭地址|户籍地址?)(?:为|是|：)?"
    r"(?P<place>[^，。；\n（）]{2,40}?\d{1,5}[号栋幢室组单](?:[\d一-龥]{0,12}?[号栋幢室户])?)"
)


@rule(
    code="PRV001",
    family="privacy",
    severity=Severity.WARNING,
    title={"zh": "公开材料含身份证号码", "en": "Identity card number in a text for publication"},
    rationale={
        "zh": "绩效报告要公开，身份证号码属于个人敏感信息，不得公开。",
        "en": "Performance reports are published, and an identity card number is sensitive personal data.",
    },
    message={
        "zh": "“{text}”是身份证号码；公开前请删去或遮盖。",
        "en": "“{text}” is an identity card number: delete or mask it before publication.",
    },
    bad="发放抚恤金对象的身份证号为11010519491231002X。",
    good="发放抚恤金对象的身份证号为110105********002X，项目编号为110105194912310021。",
)
def identity_number(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    shadow = extraction.shadow
    for born in _BORN:
        for match in born.finditer(shadow):
            start, end = match.start() - 6, match.end()
            if shadow[start - 1 : start] not in tuple("0123456789") and _checks(shadow[start:end]):
                yield point(extraction, rule, start, end, "identity_number")


@rule(
    code="PRV002",
    family="privacy",
    severity=Severity.WARNING,
    title={"zh": "公开材料含个人手机号码", "en": "Mobile phone number in a text for publication"},
    rationale={
        "zh": "个人手机号码属于个人信息，公开材料应留办公电话。",
        "en": "A person's mobile number is personal data; a published text should give an office number.",
    },
    message={
        "zh": "“{text}”是手机号码；公开前请删去，或改为办公电话。",
        "en": "“{text}” is a mobile number: delete it or give an office number.",
    },
    bad="联系人张某，电话13800138000。",
    good="监督热线13800138000，办公电话0746-5221234。",
)
def mobile_number(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    shadow = extraction.shadow
    for match in _MOBILE.finditer(shadow):
        before = shadow[max(sentence_start(shadow, match.start()), match.start() - 24) : match.start()]
        if not any(word in before for word in _OFFICE):
            yield point(extraction, rule, match.start(), match.end(), "mobile_number")


@rule(
    code="PRV003",
    family="privacy",
    severity=Severity.WARNING,
    title={"zh": "公开材料含银行账号", "en": "Bank account in a text for publication"},
    rationale={"zh": "银行账号公开后有被冒用的风险。", "en": "A published bank account number invites misuse."},
    message={
        "zh": "“{text}”是银行账号；公开前请删去或遮盖。",
        "en": "“{text}” is a bank account number: delete or mask it before publication.",
    },
    bad="补助打入其本人账户，账号6222021001116245702。",
    good="资金拨入财政专户，账号6222021001116245702；补助已打入本人账户。",
)
def bank_account(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    shadow = extraction.shadow
    if not any_occurs(_ACCOUNT_WORDS, shadow):
        return
    for match in _ACCOUNT.finditer(shadow):
        sentence = shadow[max(sentence_start(shadow, match.start()), match.start() - 40) : match.start()]
        if not any(word in sentence for word in _PUBLIC_ACCOUNT):
            yield point(extraction, rule, match.start("number"), match.end("number"), "bank_account")


@rule(
    code="PRV004",
    family="privacy",
    severity=Severity.WARNING,
    title={"zh": "公开材料含家庭住址", "en": "Home address in a text for publication"},
    rationale={"zh": "个人住址属于个人信息，写到门牌就能找到本人。", "en": "With a house number anyone can find the person."},
    message={"zh": "“{text}”是个人住址；公开前请删去。", "en": "“{text}” is a home address: delete it before publication."},
    bad="救助对象家住城关镇解放路12号3栋201室。",
    good="救助对象住房已修缮，办公地址为城关镇解放路12号。",
)
def home_address(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    shadow = extraction.shadow
    if any_occurs(_ADDRESS_WORDS, shadow):
        for match in _ADDRESS.finditer(shadow):
            yield point(extraction, rule, match.start("place"), match.end("place"), "address")


_PERSONS = (
    "信访人", "上访人", "上访户", "信访户", "信访个案", "上访老户", "来访人", "申诉人", "患者", "病人", "学生", "低保户", "特困户",
    "贫困户", "脱贫户", "五保户", "残疾人", "孤儿", "受助人", "救助对象", "未成年人", "留守儿童", "困难群众", "困难职工", "监测户", "患儿",
    "伤者", "被害人",
)  # fmt: skip
_SURNAMES = (
    "王李张刘陈杨赵黄吴徐孙朱胡郭何林罗郑梁谢宋唐许邓冯韩曹曾彭肖蔡潘田董袁余叶蒋杜苏魏吕丁沈姚卢傅钟姜崔谭廖范汪陆石戴贾韦夏邱侯邹熊孟秦江阎薛段雷龙"
    "黎史陶贺毛郝龚邵覃武钱戚莫孔汤周马高程任金方严安"
)
_WHO = "|".join(_PERSONS)
# 信访个案曾孟彬反映…, 患者王小明（男，…: a surname, one or two characters, and what only a person does or is.
_NAMED_PERSON = re.compile(
    rf"(?:{_WHO})(?P<name>[{_SURNAMES}][一-龥]{{1,2}}?)"
    r"(?=反映(?!出|了|良好)|信访|上访|来信|来访|要求|其[父母子女妻夫兄]|（?[男女][，）、]|一家|本人|家庭住|家中|因病|因交通|患有|的信访)"
)
# Words that begin like a name (高血压, 马拉松, 曾到京), and names that tell nobody (李女士).
_NO_NAME = re.compile(
    r"[余多人次名户家个元的和等在数年月全均共已们某级到赴向因以就于被]|女士|先生|同学|老师|大[爷妈]|阿姨|高[校中考度血原温铁新龄]"
    r"|安[全置]|金[额融属]|任[务何课]|方[面案]|程[度序]|严[重格]|周[边转]|江[西苏]|马[拉术路]|黄[梅牛金河]|龙[舟头]|毛[坯巾]|陈[列旧述]"
    r"|汤圆|石[油材]|田[径间]|雷[电达]|夏[令季]|陆[地续]|许[多可]|唐诗|何[时种]|曾[经有]"
)


@rule(
    code="PRV005",
    family="privacy",
    severity=Severity.WARNING,
    title={"zh": "公开材料写出了当事人姓名", "en": "A private person's name in a text for publication"},
    rationale={
        "zh": "信访人、患者、学生、受助人的姓名属于个人信息，公开材料应隐去。",
        "en": "The names of petitioners, patients, pupils and recipients of relief are personal data and must not be published.",
    },
    message={
        "zh": "“{text}”是当事人的姓名；公开前请隐去（如写作“{masked}”）。",
        "en": "“{text}” is a private person's name: mask it before publication.",
    },
    bad="信访人李建国反映的补偿问题已经解决。",
    good="信访人李某反映的补偿问题已经解决，患者安全得到保障，学生成绩反映良好。",
)
def named_person(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    shadow = extraction.shadow
    for match in _NAMED_PERSON.finditer(shadow):
        name = match["name"]
        if not _NO_NAME.search(name):
            yield point(extraction, rule, match.start("name"), match.end("name"), "name", masked=name[0] + "某" * (len(name) - 1))


def _checks(number: str) -> bool:
    """Whether the last character is the checksum of the seventeen before it (GB 11643)."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number[:17], strict=True))
    return "10X98765432"[total % 11] == number[17].upper()
