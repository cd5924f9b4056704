"""PERSON: names by form (surname, one or two signs) where their surroundings call for one."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from ..lexicon import surnames
from .bounds import is_cut
from .candidates import Candidate

_PUNCTUATION = frozenset("，。；：、！？（）《》“”‘’…—\n \t()[]【】/|")
FOLLOWERS = tuple(
    "说 称 道 讲 表示 强调 指出 介绍 认为 要求 谈到 提出 告诉 坦言 透露 直言 回忆 解释 补充 呼吁 宣布 写道 谈道 感慨 建议 号召 明确 希望 "
    "出席 主持 讲话 参加 致辞 发言 作 做 带队 带领 率 率队 率领 一行 调研 视察 考察 检查 督导 督查 走访 慰问 看望 会见 会谈 陪同 前往 来到 走进 深入 "
    "等 在 对 与 和 及 向 到 从 就 则 也 还 又 将 被 把 为 以 因 由 于 是 的 同 会 任 当选 获 荣获 同志 先生 女士 代表 通报 传达 汇报 听取 宣读 部署 安排 "
    "总结 分析 回应 回答 接受 担任 兼任 出任 当 率先 正 正在 曾 已 最后 首先 随后 一边 还说 最终 分别 共同 一同 今 昨 日前 近日 上午 下午 于 赴 抵 离 "
    "签署 签约 揭牌 启动 授 颁 为 给 用 拿 看 笑 激动 高兴 自豪 深有 深情 信心 动情 满怀 坚定 感受 感到 意识 牢记 总书记 主席 书记 市长 县长 区长 局长 主任 "
    "部长 院长 校长 董事长 总经理 总理 总统 委员长 参与 观看 见证 巡视 巡查 批示 署名 撰文 撰写 发表 提问 答 问 列席 请假 缺席 辞去 简历 涉嫌 违纪 严重 "
    "接过 指着 站 坐 走 算 打开 捧 举 掏 翻 忙 每 先后 实地 详细 仔细 认真 一一 点评 领学 领誓 代 代为 主讲 授课 宣讲 寄语 勉励 祝愿 祝贺 欢迎 感谢 充分 高度 "
    "肯定 反复 再三 多次 继续 进一步 男 女 汉族 创办 创立 成立 牵头 负责 分管 联系 联合 组织 报道 摄 图 文 编辑 通讯员 特约 家 夫妇 夫妻 父子 团队 工作室 很 便 "
    "既 从事 致力 始终 十分 非常 特别 更 都 这样 如是 不 没 有 要 能 可 应 想 让 请 使 带 领 迎 送 介 谈 分享 讲述 讲解 呼 劝 提醒 提到 再次 一再 专程 亲自 "
    "均 并 却 仍 才 刚 只 二 三 两 几".split()
)
_CUE_BEFORE = re.compile(r"(?:据|对|由|以|向|请|让|与|和|及|同|跟|任命|选举|免去|接受|决定|补选|会见|看望|慰问|记者|通讯员|摄影|编辑|校对|作者|名叫|叫|[是])$")
_WORDS = frozenset(
    "高峰 高质 高度 高效 高新 高标 高校 高端 高等 高位 高速 全市 全省 全县 全区 全面 全力 全国 全体 全程 全域 全年 和平 平安 安全 安排 方面 方向 方案 方式 方法 常态 常务 "
    "常委 常年 时任 时代 时间 时候 时期 党员 党委 党组 党建 党中 党政 党校 成功 成立 成员 成果 成效 成为 程度 程序 项目 金融 金牌 金色 明确 明显 明年 明天 左右 元旦 单位 "
    "温暖 温度 温馨 何时 万元 万亿 万名 万众 万里 关键 关于 关注 关心 关系 应急 应当 应该 应对 应用 强调 强化 强市 强省 强企 强县 强国 强大 强力 强势 强劲 强村 强基 富民 "
    "文明 文化 文旅 文件 文艺 文章 文字 华夏 华侨 相关 相信 相互 相继 相应 国家 国有 国际 国企 国内 国务 国资 国外 国庆 计划 计算 解决 解放 解读 解答 农业 农村 农民 "
    "农机 经济 经过 经营 经验 经历 经开 路径 路线 路上 路演 水平 水利 水库 水务 水质 水产 水果 水稻 部门 部署 部分 部长 车间 车辆 牛羊 马上 马力 毛利 石化 石油 石材 "
    "花园 花卉 花样 江苏 江西 江山 江河 江南 江北 海洋 海外 海关 海上 海峡 海南 海域 海鲜 海内 云南 云端 云计 云平 云上 田间 田野 林业 林木 林地 森林 梁家 祖国 "
    "白天 白色 白酒 包括 包含 包装 鲁西 鲁南 齐心 齐聚 齐鲁 齐全 赵家 管理 管道 管委 司法 司机 司令 公司 公安 公开 公共 公告 公布 公路 公里 公园 公益 公平 公正 公示 "
    "越来 越是 岳父 充分 充满 充实 能源 能够 能力 能量 习惯 习俗 喻为 沙发 沙滩 宁静 宁可 宁夏 支持 支部 支付 支撑 支出 支队 支柱 支援 支行 权利 权益 权力 权威 年初 年底 "
    "年来 年度 年轻 年产 年均 年内 年中 年报 年前 年后 年间 年级 年货 双方 双向 双创 双城 双招 双碳 宗旨 宗教 宣布 宣传 宣讲 房屋 房间 房产 计生 游客 游览 游戏 尚未 尚在 "
    "曾经 曾任 曾在 曾获 后来 后续 后备 后期 后面 乐观 乐园 乐队 于是 于今 向上 向前 向着 向好 向来 向阳 苗木 苗圃 易于 居民 居住 居家 居委 居首 步伐 步行 都是 都要 都有 "
    "广大 广泛 广场 广东 广西 广州 广告 广播 东部 东方 东风 东西 东南 北京 南部 南方 西部 西方 北方 景区 景点 景象 束缚 终于 终端 终身 终究 甘肃 甘愿 甘蔗 武汉 武装 武术 "
    "符合 符号 龙头 龙象 龙年 叶片 幸福 司务 黎明 印发 印刷 印象 印证 怀揣 怀抱 从事 从而 从未 从严 从中 从此 从优 索要 索取 赖以 卓越 卓著 屠宰 蒙受 池塘 池州 乔木 阴天 "
    "闻名 闻讯 党和 党风 党务 党史 党内 党外 党旗 党徽 党课 党群 翟 谭 劳动 劳务 劳模 劳力 逢 姬 申请 申报 申领 扶持 扶贫 扶植 堵塞 冉冉 宰 郦 雍容 却 璩 桑叶 桂花 桂林 "
    "濮阳 牛奶 牛肉 寿命 通过 通知 通报 通信 通车 通道 通州 边境 边疆 扈 燕山 冀望 浦东 浦发 尚 农历 温室 温泉 别墅 庄园 庄稼 庄重 晏 柴油 柴火 瞿 阎 充电 慕名 连续 连接 连日 "
    "连年 连线 连片 茹 习近 宦 艾滋 鱼类 鱼塘 容易 容量 容纳 向导 古代 古城 古镇 古老 古建 古树 易 慎重 戈壁 廖 庾 终 暨 居 衡水 衡量 步 都市 耿 满意 满足 满怀 满分 弘扬 匡算 国 "
    "文 寇 广 禄 阙 东 欧洲 欧盟 欧美 殳 沃土 利用 利益 利润 利好 利率 利民 蔚蓝 越 夔 隆重 师资 师范 师生 师傅 巩固 厍 聂 晁 勾勒 勾画 敖 融合 融资 融入 融媒 冷链 冷静 冷库 "
    "訾 辛苦 辛勤 阚 那些 那么 那里 那个 那时 简单 简化 简称 简介 简历 简便 饶有 空间 空气 空中 空军 空白 曾 毋 沙 乜 养老 养殖 养护 养成 鞠躬 须 丰富 丰收 丰产 丰田 丰厚 巢湖 "
    "关 蒯 相 查处 查看 查询 查找 查验 查明 查封 后 荆州 红色 红利 红旗 红火 红军 游 竺 权 逯 盖 益 桓 公 商业 商务 商品 商户 商家 商会 商场 商量 商贸 商标 牟 佘 佴 伯 赏 "
    "柏林 柏油 墨西 哈尔 谯 笪 年 爱心 爱国 爱好 爱护 阳光 阳台 佟 第一 第二 第三 言论 福建 福利 福州 福祉 家庭 家长 家乡 家电 家园 家具 家人 家里 家企 封闭 封面 展示 展现 展开 展览 "
    "展望 展会 展厅 展品 法院 法治 法律 法规 法官 法人 法定 法国 法庭 法制 米饭 原则 原因 原来 原料 原始 原有 原定 原油 原材 原创 原本 新建 新增 新型 新区 新闻 新华 新能 新品 "
    "新春 新年 新老 新疆 新兴 信息 信心 信用 信任 信贷 信访 信仰 信号 信托 信念 昌盛 成都 承担 承办 承诺 承接 承包 承载 仇 银行 银川 卫生 卫健 卫星 蓝天 蓝图 蓝色 危机 危险 危害 "
    "危房 席位 麻烦 季度 季节 强 贾 路 童年 颜色 郭 梅花 盛大 盛会 盛典 盛况 林 刁 钟情 徐徐 邱 骆驼 高 夏季 夏天 夏日 夏粮 蔡 田 樊 胡同 胡萝 凌晨 霍 虞 万 支 柯 昝 管 卢 莫 "
    "莫过 经 房 裘 缪 干部 干事 干劲 干净 干货 干群 解 应 宗 丁 宣 贲 邓 郁 单 杭州 洪水 洪涝 包 诸多 诸如 诸城 左 石 崔 吉林 钮 龚 程 嵇 邢 滑雪 裴 陆续 陆地 陆上 陆海 荣誉 荣获 "
    "荣耀 荣幸 翁 荀 羊肉 於 惠民 惠企 惠农 惠及 惠州 甄别 曲折 曲线 曲阜 家 封 芮 羿 储备 储存 储能 储蓄 靳 汲取 邴 糜 松山 松树 井盖 段落 富裕 富有 富强 富余 巫 乌鲁 焦点 焦虑 焦炭 "
    "巴西 巴黎 巴士 弓 牧场 牧业 牧民 隗 山东 山西 山区 山水 山村 谷物 谷雨 车 侯 宓 蓬勃 蓬莱 全 郗 班子 班级 班组 班列 班次 仰望 秋季 秋天 秋收 秋粮 仲 伊朗 伊拉 宫廷 宁波 宁德 "
    "仇恨 栾 暴雨 暴力 甘 钭 厉害 厉行 戎 祖籍 武 符 刘家 景 詹 束 龙 叶 幸运 司 韶关 郜 黎 蓟 薄弱 印 宿舍 宿迁 白 怀化 蒲 邰 从 鄂 索 咸阳 籍贯 赖 卓 蔺 屠 蒙古 池 乔 阴 鬱".split()
)
_ETHNIC_DOT = re.compile(r"[\u4e00-\u9fff]{1,7}(?:[·•・](?:(?![将在说与和对于会是的等为表介])[\u4e00-\u9fff]){1,8})+")
_TRANSLITERATION = frozenset(
    "阿埃艾奥巴贝本比博布查达德迪丁多厄恩尔法菲费弗夫福戈格古哈海汉赫霍基吉加杰卡凯坎科克库拉莱兰朗劳勒雷里理利林隆卢鲁伦罗洛马麦曼梅门蒙米密莫姆穆纳内尼诺努欧帕佩彭皮普奇恰钱乔切丘让若萨塞桑森沙舍什施史斯松苏索塔泰坦汤特提廷图托瓦万威维韦温沃乌武西希夏谢辛休雅亚扬耶伊因英尤约泽扎詹兹佐茨"
)


_NO_LAST_SIGN = frozenset("说称等则作以在和与于将会也还就已的了从向对把被并及或又都边任是为")
_FUNCTION_SURNAMES = frozenset("和都来由但从于可能要以之为则而及与且却后相国公年全第战门线各")
_SPEAKS = ("说", "表示", "介绍", "认为", "指出", "强调", "告诉", "坦言")
_NEVER_IN_NAME = re.compile("[的了在是等和与及或也就都我你他她它这那其之于以从对把将要很最更又再已未不无每各某些个第说表参加出席市县省区乡镇村委党员干部]")


@lru_cache(maxsize=1)
def _surnames() -> Mapping[str, int]:
    return surnames()


def name_lengths(text: str, at: int) -> tuple[int, ...]:
    """Lengths that a name which begins at `at` could have, by its surname; () where no surname stands."""
    if text[at : at + 2] in _surnames() and len(text) > at + 2:
        return (3, 4) if text[at] not in _surnames() else (3, 4, 2)
    sign = text[at : at + 1]
    return (3, 2) if sign in _surnames() and sign not in _FUNCTION_SURNAMES else ()


def read_name(text: str, at: int, *, anchored: bool = False) -> tuple[int, float] | None:
    """The end of the name that begins at `at`, with its score: the length whose right side parts words.

    `刘建军主持 -> 刘建军`; `高强表示 -> 高强`. None where no name can stand.
    """
    foreign = _ETHNIC_DOT.match(text, at)
    if foreign:
        return foreign.end(), 0.9
    run = at
    while run < len(text) and text[run] in _TRANSLITERATION and run - at < 8:
        run += 1
    if anchored and run - at >= 3 and (run - at > 3 or not name_lengths(text, at)) and _right_fit(text, run) > 0.5:
        return run, 0.85
    best: tuple[float, int] | None = None
    lengths = name_lengths(text, at)
    for length in lengths or ((3, 2) if anchored else ()):
        end = at + length
        if end > len(text) or any(c in _PUNCTUATION or not "\u3400" <= c <= "\u9fff" for c in text[at:end]):
            continue
        if any(c in "的了是在" for c in text[at + 1 : end]):
            continue
        fit = _right_fit(text, end)
        if text[at:end] in _WORDS:
            fit -= 0.05 if anchored else 0.3
        if length > 2 and text[end - 1] in _NO_LAST_SIGN and not (
            text[end - 1] in "和与为会以将从向任于是" and text.startswith(_LONG_FOLLOWERS, end)
        ):
            fit -= 0.4
        if not lengths and not _unlisted(text, at, end):
            continue
        if best is None or fit > best[0]:
            best = (fit if lengths else fit - 0.2, end)
    return (best[1], best[0]) if best else None


def _unlisted(text: str, at: int, end: int) -> bool:
    """Whether a name with a surname that no list holds may stand behind a post."""
    if _NEVER_IN_NAME.search(text[at:end]) or text[at:end].endswith(_NO_NAME_ENDS):
        return False
    return text.startswith(_SPEAKS, end) or end - at == 3 and text.startswith(_LONG_FOLLOWERS, end)


_NO_NAME_ENDS = ("单位", "岗位", "职务", "人选", "办公", "会议", "制度", "工作", "责任", "签字")


def _right_fit(text: str, end: int) -> float:
    """How well a name may end before `text[end:]`."""
    if end >= len(text) or text[end] in _PUNCTUATION:
        return 0.95
    if text.startswith(FOLLOWERS, end):
        return 0.85 if text.startswith(_LONG_FOLLOWERS, end) else 0.75
    return 0.8 if text[end].isdigit() or text[end].isascii() else 0.45


_LONG_FOLLOWERS = tuple(w for w in FOLLOWERS if len(w) > 1)


def find_persons(text: str, posts: Iterable[Candidate]) -> Iterator[Candidate]:
    """Names behind posts and credit words, in lists, and before verbs of saying and taking part; offsets in `text`."""
    posts = tuple(posts)
    for post in posts:
        gap = 1 if text[post.end : post.end + 1] in (" ", "：") else 0
        named = list(_name_at(text, post.end + gap, anchored=True))
        yield from named
        if not named:
            yield from _name_before(text, post)
    for match in re.finditer(r"[，。；：（、“”\n ]|^", text):
        yield from _name_at(text, match.end(), anchored=False)
        yield from _list_at(text, match.end())
    for match in _NAMING.finditer(text):
        yield from _name_at(text, match.end(), anchored=True)
    for match in re.finditer("以及|和|与|及", text):
        yield from _list_at(text, match.end())
    for match in _STYLED.finditer(text):
        yield from _styled(text, match)
    for match in _CREDITS.finditer(text):
        yield from _credited(text, match.start(1), match.end(1))


_NAMING = re.compile(r"(?:任命|免去|补选|选举|聘任|推选|提名|接受|决定任命)：?\n?")
_STYLED = re.compile("同志|先生|女士")


def _styled(text: str, match: re.Match[str]) -> Iterator[Candidate]:
    """A name right before 同志, 先生, 女士."""
    for length in (3, 2, 4):
        start = match.start() - length
        if start >= 0 and length in name_lengths(text, start) and text[start : match.start()] not in _WORDS:
            yield Candidate(start, match.start(), "PERSON", 0.85 if length == 3 else 0.6, "form")
            return


_CREDIT_WORD = (
    r"(?:记者|通讯员|编辑|责编|审核|校对|一审|二审|三审|初审|复审|终审|编审|审校|监制|摄影|摄影报道|撰稿|文|图|摄|文/图|图/文|摄像|制图|美编|主编|策划|统筹|作者|来源)"
)
_CREDITS = re.compile(
    rf"{_CREDIT_WORD}\s?[：:/／丨|\s]\s?((?:[\u4e00-\u9fff·]{{1,5}}[\s、，/／]{{0,2}}){{1,12}})|^((?:[\u4e00-\u9fff]{{2,4}}\s?){{1,5}})(?=[/／](?:文|图|摄))"
)
_NOT_NAME = re.compile(
    r"记者|通讯员|编辑|责编|审核|校对|[一二三初复终]审|监制|摄影|撰稿|摄像|制图|美编|主编|策划|统筹|作者|来源|文字|报道|综合|本报|日报|晚报|通讯|新闻|融媒|全媒|特约|实习|见习|责任|^[文图摄]$"
)


def _credited(text: str, start: int, end: int) -> Iterator[Candidate]:
    """Names of a credit line, parted by spaces or 、; two single signs with a space between are one name."""
    if start < 0:
        return
    tokens = [(m.start(), m.end()) for m in re.finditer(r"[\u4e00-\u9fff·]+", text[:end]) if m.start() >= start]
    i = 0
    while i < len(tokens):
        left, right = tokens[i]
        if right - left == 1 and i + 1 < len(tokens) and tokens[i + 1][1] - tokens[i + 1][0] == 1:
            right = tokens[i + 1][1]
            i += 1
        token = text[left:right]
        if _NOT_NAME.search(token) or right < len(text) and text[right] in "：:":
            return
        if 2 <= len(token.replace(" ", "")) <= 4 and (token[0] in _surnames() or token[:2] in _surnames() or len(token) in (2, 3)):
            yield Candidate(left, right, "PERSON", 0.9 if token[0] in _surnames() else 0.7, "list")
        i += 1


def _name_before(text: str, post: Candidate) -> Iterator[Candidate]:
    """A name right before its title: 某某总书记, 某某同志."""
    if text[post.start : post.end] not in ("总书记", "同志", "先生", "女士") and not text.startswith(("总书记", "主席"), post.start):
        return
    for length in (3, 2, 4):
        start = post.start - length
        if start >= 0 and length in name_lengths(text, start) and (length == 3 or is_cut(text, start)):
            yield Candidate(start, post.start, "PERSON", 0.85, "form")
            return


def _list_at(text: str, at: int) -> Iterator[Candidate]:
    """A list of three and more names parted by 、: `某某、某某、某某参加会议`."""
    names: list[tuple[int, int]] = []
    while True:
        found = _listed_name(text, at)
        if found is None:
            break
        names.append((at, found))
        if text[found : found + 1] not in ("、", " "):
            break
        at = found + 1
    if len(names) >= 3:
        yield from (Candidate(a, b, "PERSON", 0.9, "list") for a, b in names)


def _listed_name(text: str, at: int) -> int | None:
    for length in name_lengths(text, at):
        end = at + length
        name = text[at:end]
        fits = text[end : end + 1] in ("、", " ", "，", "。", "") or text.startswith(FOLLOWERS, end)
        if len(name) == length and fits and name not in _WORDS and all("\u3400" <= c <= "\u9fff" for c in name):
            return end
    return None


def _name_at(text: str, at: int, *, anchored: bool) -> Iterator[Candidate]:
    found = read_name(text, at, anchored=anchored)
    if found is None:
        return
    end, fit = found
    if _NOT_NAME.search(text[at:end]):
        return
    if anchored and fit >= 0.4:
        yield Candidate(at, end, "PERSON", round(min(0.98, fit + 0.05), 2), "form")
    elif fit >= 0.75 and _calls_for_name(text, end):
        yield Candidate(at, end, "PERSON", round(fit - 0.1, 2), "form")
    else:
        return
    yield from _listed(text, end)


def _listed(text: str, end: int) -> Iterator[Candidate]:
    """Names that go on behind a name: `、`, a space or 和 between them."""
    while end < len(text) and text[end] in "、 和":
        found = read_name(text, end + 1)
        if found is None or found[1] < 0.75 or _NOT_NAME.search(text[end + 1 : found[0]]):
            return
        yield Candidate(end + 1, found[0], "PERSON", round(found[1] - 0.05, 2), "list")
        end = found[0]


_VERBS = re.compile(
    r"[^，。；：！？]{0,8}?(?:表示|强调|指出|介绍|认为|坦言|告诉|透露|出席|主持|参加|讲话|致辞|作报告|调研|会见|一行|带队|宣布|当选|同志|叮嘱|回答|回忆|补充|建议|提醒|直言|感慨|期待|表态|不再担任|辞去|升任|接任)"
    r"|(?:还|也|都|笑着|感慨地|高兴地|激动地|自豪地|最后|接着)?(?:说|要求|任|担任|男，|女，|等)|(?:（女）)?为[\u4e00-\u9fff]{2,16}?(?:长|主任|书记|主席|员)|，(?:男|女|汉族|\d{4}年)"
)


def _calls_for_name(text: str, end: int) -> bool:
    """Whether what follows is what persons do, close enough that they are its subject."""
    return bool(_VERBS.match(text, end))
