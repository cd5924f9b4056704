"""Full and short names of one company: same core, and nothing in the short name that the full one lacks."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Protocol

from pipeline.resolve.clusters import UNSURE, Clusters
from pipeline.resolve.name_forms import CompanyForm, company_form
from pipeline.resolve.regions import Regions

LOCAL_CORES = frozenset(
    (
        "城投 城建 建投 水务 财金 交投 文旅 国投 产投 农投 热力 公交 燃气 供电 金控 "
        "农商 公交客运 自来水 城市建设投资 交通投资 文化旅游 国有资产 融资担保 供水 供热 "
        "城市发展 产业投资 农村商业 国资 港口 机场 高速 粮食 盐业 烟草 邮政 电力"
    ).split()
)
"""What every city has one of: such a name without its place joins only a company of its own city."""


class CompanyName(Protocol):
    @property
    def is_company(self) -> bool: ...

    name: str
    cities: set[str]


def is_local(name: str, *, regions: Regions) -> bool:
    """Whether the name needs its city to mean one company: 城投集团."""
    form = company_form(name, known=regions.known)
    return form.core in LOCAL_CORES and not form.places


def join_companies(items: Sequence[CompanyName], clusters: Clusters, *, regions: Regions) -> None:
    """Join every short name to the one full name that it can mean; list as unsure where there are several."""
    blocks: defaultdict[str, list[tuple[int, CompanyForm]]] = defaultdict(list)
    for number, item in enumerate(items):
        if item.is_company:
            form = company_form(item.name, known=regions.known)
            blocks[form.core].append((number, form))
    for core in sorted(blocks):
        for number, form in blocks[core]:
            fuller = [other for other in blocks[core] if _can_mean(form, other[1])]
            _join_one(number, form, _widest(fuller), items, clusters)


def _can_mean(short: CompanyForm, full: CompanyForm) -> bool:
    """Whether the full name says all that the short one says, and more."""
    if short.name == full.name or not short.words <= full.words or not short.places <= full.places:
        return False
    if short.legal:
        return full.legal and short.tail == full.tail and short.places < full.places
    return full.legal or short.words < full.words or short.places < full.places


def _widest(fuller: list[tuple[int, CompanyForm]]) -> list[tuple[int, CompanyForm]]:
    """Those that are not themselves short for another of them."""
    return [one for one in fuller if not any(_can_mean(one[1], other[1]) for other in fuller)]


def _join_one(
    number: int,
    form: CompanyForm,
    candidates: list[tuple[int, CompanyForm]],
    items: Sequence[CompanyName],
    clusters: Clusters,
) -> None:
    cities = items[number].cities
    if form.core in LOCAL_CORES and not form.places:
        candidates = [one for one in candidates if len(cities) == 1 and cities & one[1].places]
    if len(candidates) > 1:
        candidates = _nearer(form, candidates, cities)
    if len(candidates) == 1:
        other, full = candidates[0]
        score = 0.9 if _begins(form, full) else 0.8
        clusters.join(number, other, score=score, reason=f"{form.name} is short for {full.name}")
    for other, full in candidates if len(candidates) > 1 else ():
        clusters.judge(number, other, UNSURE, score=0.5, reason=f"{form.name} may be short for {full.name} or another")


def _nearer(
    form: CompanyForm, candidates: list[tuple[int, CompanyForm]], cities: set[str]
) -> list[tuple[int, CompanyForm]]:
    """Those that begin like the short name, then those of its city; all where that leaves none."""
    begun = [one for one in candidates if _begins(form, one[1])]
    if not form.words or not begun:
        begun = candidates
    near = [one for one in begun if len(cities) == 1 and cities & one[1].places]
    return near or begun


def _begins(short: CompanyForm, full: CompanyForm) -> bool:
    return (full.core + full.tail).startswith(short.core + short.tail)
