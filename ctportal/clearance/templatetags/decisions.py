"""What templates say of the Committee's clock."""

from django import template

from ..decisions import deadlines

register = template.Library()
register.filter("there", deadlines.said)
