"""Analytical products in clearance: cleared, they go to the other office (info b)."""

from ctportal.clearance.chains import registering

from ..actions.permission import WRITERS
from ..models import AnalyticalProduct
from .actions import clear_product


def is_draft(product) -> bool:
    return product.status == AnalyticalProduct.Status.DRAFT


def register():
    registering.goes_out_by_it(
        AnalyticalProduct, submitters=WRITERS, is_kept=is_draft, send=clear_product
    )
