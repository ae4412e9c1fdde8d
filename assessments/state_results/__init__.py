"""Which results of an overview or a survey its State may be shown with the report.

The report's step takes its text to the State; each result has readers of its own and
stays with its office until somebody says that it goes along.  Only what is marked no
more narrowly than the report is offered: a result that is a draft still, classified
higher, kept by a request, received from others or not whole stays behind, and its
office reads why.
"""

from .standing import Standing, readers, releases, results_of, standing

__all__ = ["Standing", "readers", "releases", "results_of", "standing"]
