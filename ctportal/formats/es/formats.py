"""How days and moments are written."""

DATE_FORMAT = "j b Y"
DATETIME_FORMAT = "j b Y, H:i"
MONTH_DAY_FORMAT = "j b"
MONTH_DAY_TIME_FORMAT = "j b, H:i"
MONTH_FORMAT = "b"
YEAR_MONTH_FORMAT = "F Y"
