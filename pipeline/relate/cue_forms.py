"""Words and forms that attribute what is said, and what stands by them that tells another use."""

import re
from functools import lru_cache

from ..language.lexicon import WEIGHED, cues, reporting_words, word_list
from .view import BODIES

LONGEST_WISH = 36
WISHES = frozenset("希望 要求 勉励 叮嘱 嘱咐 鼓励".split())
"""Verbs whose words go on right behind them where an act of the same person stands before: 某某表示赞许，希望企业…."""
LEADS_IN = re.compile(r"了[^，。；：“”]{0,14}(?=：)|得[^，。；：“”]{0,8}(?=：|，“)")
NO_CUE_BEHIND = {
    "说":(
        "边明服法话不到起来了过教唱得"
    ), "称": "号为赞职重霸", "表示":(
        "感祝欢慰敬衷热诚哀谢同满"
    ), "要求": "的和上", "介绍": "了信后时完", "提出": "的了", "强调": "的了", "指出": "的",
    "希望": "的小", "明确": "了的", "建议": "的书", "宣布": "了", "解释": "了", "通报": "了", "提醒": "了", "讲":(
        "话述解授"
    ), "道": "路德理", "承诺": "的书函", "预计": "的", "期待": "的着已",
    "回应": "了", "汇报": "了会", "表态": "发", "主张": "的", "回忆": "的录起", "决定": "的", "呼吁": "的", "认为": "",
}  # fmt: skip
NEVER = word_list("never a cue")
WITH_SUBJECT = tuple(sorted(word_list("cue with subject")))
UNMARKED = word_list("cue without comma")
AS_NOUN = re.compile(
    r"听(?:完|了|取|罢|过)(?:介绍|汇报|讲解|通报|说明)$|的(?:分析|总结|提示|抱怨|吐槽|点评|评价|介绍)$|(?:工作|情况)汇报$|"
    r"(?:下|简|统|俗|人|号|名|通|昵|又|堪|全|职|尊|爱|改|合|并)称$|"
    r"(?:作出|作了|做出|给出|予以|得到)(?:答复|回应|回答|承诺|解释|说明|表态)$|"
    r"(?:工作|部署|指示|有关|总|新|任务|目标|精神|批示|具体|明确|战略|的|取了|听了|作了|做了)(?:要求|号召|建议|希望|期望|承诺|回应|"
    r"说明|判断|介绍|提醒)$"
)
HEARD = re.compile("听(?:完|了|取|罢)[^，。；：后时并就即便都直]{1,6}$")
"""What somebody heard, and not what he said: 听完双方诉说."""
LISTENERS = frozenset({"PERSON", "POST", *BODIES})
ADDRESSED = frozenset({"提醒", "告诉", "叮嘱", "嘱咐", "告诫"})
TOLD_WHOM = re.compile(
    r"[\u4e00-\u9fff]{1,6}(?=[：“])|[\u4e00-\u9fff]{0,6}(?:负责人|人员|部门|同志|干部|职工|员工)(?=[，：])|(?:广大)?(?:市民|群众|大家|村民|企业|家长|游客|消费者|居民|司机|公众)(?=，)"
)
LISTENS = re.compile(r"(?![^，。]{0,2}[我你他她]们?将)[\u4e00-\u9fff]{2,8}(?=[，：。；])")
"""Whom something is told, where the verb is 告诉: 告诉调研组."""
TOLD = re.compile(r"(?:记者|大家|笔者|我们|本刊|本报|他|她|随行的[^，。]{2,10})(?:说)?")


PERSONAL = frozenset("分析 总结 点评 评价 打趣 抱怨 插话 接话 吐槽 招呼 吆喝 盘算 答 调侃 嘀咕 反映".split())
"""Verbs that attribute only where words stand by them and a person, or a pronoun, is who speaks."""
OF_PERSONS = frozenset({"证实"})
"""Verbs that attribute only where a person, or a pronoun, is who speaks."""
NO_ASKING = "(?<![慰访询提疑学顾质审拷盘反追设考请发问过])"
FORMS = (
    r"(?<![得收听等]到)的(?P<noun>看法|观点|评价|体会|感受|愿望|心愿|想法|回答|答复|判断)(?:却|则|也|就|更)?是(?=[，：])",
    r"(?:的|留下|丢下|撂下|甩下|送上|说了)(?P<led>一句话)[^，。；：“”]{0,10}(?=：“)",
    r"(?:给出|开出|亮出|作出|提出|定下)的(?P<given>指引|答案|预测|目标|判断|建议|理由|解释|办法|药方)(?:却|则|也|就)?是(?=[，：])",
    r"(?P<read>宣布|宣读|通报)了?[^，。；：“”]{1,50}(?:决定|名单|批复|通知|命令|任命)(?=：)",
    r"的(?P<after>这番话|这句话|一句话|一席话|这席话|吐槽|感慨)",
    r"(?P<along>说)(?:着(?!说)|到这里|到这儿|到此处|罢)",
    r"(?P<notice>公告)(?=，)",
    r"(?P<tale>算)(?:了(?:一笔|算)?|起了?)账(?=[：，。])",
    r"(?P<plan>盘算)着?(?=[：“])",
    rf"{NO_ASKING}(?P<asks>问)(?=：)",
    r"(?P<nods>称是)(?=：|，?“)",
    r"的(?P<words>话|讲述|自述|感言|留言|寄语|心声)(?=：(?:“|$))",
    r"(?P<over>)(?=：$)",
    r"(?P<mute>)(?=：“[^“”]{6,}[。！？…]”)",
    r"(?P<live>)(?=：[^：]{12,}[。！？])",
    rf"{NO_ASKING}(?P<asked>问)(?=[。，；]|$)",
)
"""Forms of attribution by a noun, or by a verb with words that belong to it; the group is the cue."""
BEHIND_QUOTE = frozenset({"after", "along", "asked"})


@lru_cache(maxsize=1)
def certain() -> frozenset[str]:
    """Cues that the rules know of; the others attribute only where learnt weights say so."""
    known = (reporting_words() | UNMARKED) - NEVER
    return known | PERSONAL | {"告诉", "看来", "回答", "汇报", "提示"}


@lru_cache(maxsize=1)
def cue_pattern() -> re.Pattern[str]:
    weighed = frozenset(cue for cue, kind in cues().items() if kind in WEIGHED)
    words = (c for c in certain() | frozenset(cues()) if c in weighed or not c.startswith(WITH_SUBJECT))
    verbs = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile("|".join((*FORMS, f"(?P<verb>{verbs})")))
