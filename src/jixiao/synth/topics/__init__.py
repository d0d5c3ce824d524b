"""What invented worlds have to tell: topics by name, each a claim or several, or nothing where the world has no such thing."""

from jixiao.synth.claims import Claim
from jixiao.synth.topics.county import COUNTY, County
from jixiao.synth.topics.department import DEPARTMENT
from jixiao.synth.topics.plan import PLAN
from jixiao.synth.topics.project import PROJECT, Project
from jixiao.synth.topics.result import RESULT
from jixiao.synth.topics.staff import STAFF
from jixiao.synth.topics.three_public import THREE_PUBLIC
from jixiao.synth.topics.world import World

__all__ = ["Claims", "County", "Project", "World", "topic"]

Claims = Claim | list[Claim] | None

_TOPICS = DEPARTMENT | PLAN | RESULT | STAFF | THREE_PUBLIC


def topic(name: str, world: World | County | Project) -> list[Claim]:
    """The claims of a topic."""
    told: Claims
    if isinstance(world, County):
        told = COUNTY[name](world)
    elif isinstance(world, Project):
        told = PROJECT[name](world)
    else:
        told = _TOPICS[name](world)
    return [] if told is None else told if isinstance(told, list) else [told]
