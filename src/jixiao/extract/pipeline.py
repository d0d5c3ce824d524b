"""The path from a document to everything that it states."""

from jixiao.extract.aligned import read_aligned
from jixiao.extract.balances import read_balances
from jixiao.extract.captions import lend_units
from jixiao.extract.ceilings import read_ceilings
from jixiao.extract.changes import read_changes
from jixiao.extract.claims import Claims
from jixiao.extract.compact_lists import read_compact_lists
from jixiao.extract.contributions import read_contributions
from jixiao.extract.counts import read_counts
from jixiao.extract.exactness import hold_to_the_last_digit
from jixiao.extract.facts import read_facts
from jixiao.extract.flow import flow_of
from jixiao.extract.gaps import read_gaps
from jixiao.extract.grades import read_grades
from jixiao.extract.headlines import read_headlines
from jixiao.extract.joint_wholes import read_joint_wholes
from jixiao.extract.limits import read_limits
from jixiao.extract.list_means import read_list_means
from jixiao.extract.net_sums import read_net_sums
from jixiao.extract.per_head import read_per_head
from jixiao.extract.points import read_points
from jixiao.extract.printed import as_printed
from jixiao.extract.products import read_products
from jixiao.extract.profile import recognise
from jixiao.extract.proportions import read_proportions
from jixiao.extract.rate_lists import read_rate_lists
from jixiao.extract.rates import read_rates
from jixiao.extract.repeats import read_repeats
from jixiao.extract.respective import read_respective
from jixiao.extract.said_counts import read_said_counts
from jixiao.extract.score_rows import read_scores_told
from jixiao.extract.staffing import read_staffing
from jixiao.extract.stocks import read_stocks
from jixiao.extract.structure import read_structure
from jixiao.extract.sums import read_sums
from jixiao.extract.tables import grids_of, read_tables
from jixiao.extract.tokens import tokens_of
from jixiao.extract.told_elsewhere import read_growth_elsewhere
from jixiao.extract.unchanged import read_unchanged
from jixiao.extract.unit_slips import read_unit_slips
from jixiao.extract.vital_rates import read_vital_rates
from jixiao.extract.zero_bases import read_zero_bases
from jixiao.language import scan, shadow_of
from jixiao.model import Document, Extraction

# First the lists that are no plain sums, then the sums: the wholes that they establish are the first candidates for the bases of
# rates and the subjects of changes.
READERS = (
    read_compact_lists,
    read_net_sums,
    read_joint_wholes,
    read_sums,
    read_respective,
    read_zero_bases,
    read_changes,
    read_unchanged,
    read_rate_lists,
    read_rates,
    read_per_head,
    read_list_means,
    read_products,
    read_points,
    read_vital_rates,
    read_stocks,
    read_balances,
    read_counts,
    read_said_counts,
    read_limits,
    read_staffing,
    read_gaps,
    read_ceilings,
    read_unit_slips,
    read_grades,
    read_contributions,
    read_aligned,
    read_growth_elsewhere,
    read_headlines,
    read_scores_told,
    read_repeats,
)


def extract(document: Document) -> Extraction:
    """Reads all that the document states. Pure and linear in the length of the text."""
    shadow = shadow_of(document.text)
    profile = recognise(document, shadow)
    flow = flow_of(shadow, document.blocks)
    found = scan(flow.text)
    claims = Claims(flow.text, tokens_of(flow.text, found, flow.blocks), flow.blocks, profile.year)
    read_tables(claims, grids_of(flow.text, flow.blocks, tuple(map(flow.table, document.tables))))
    lend_units(claims)
    for read in READERS:
        read(claims)
    read_proportions(claims, found.ratios)
    read_structure(claims, found.ratios)
    quantities, relations = found.quantities, hold_to_the_last_digit([as_printed(relation) for relation in claims.relations])
    if not flow.is_plain:
        quantities = tuple(map(flow.quantity, quantities))
        relations = [flow.relation(relation) for relation in relations]
    facts = read_facts(claims, quantities, profile.year)
    for token in claims.tokens:
        token.series = None  # tokens are not tracked by the collector: a list of figures and its members would hold each other
    return Extraction(document, shadow, profile, quantities, facts, tuple(relations))
