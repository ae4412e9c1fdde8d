"""The days a State has to comment on a draft, as its own mission is told of them.

They are those that CTED keeps: on the report itself or, of a visit's report, on the
visit, which the mission does not read.  Nobody else is told here.
"""
