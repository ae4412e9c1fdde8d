"""How days and moments are written."""

DATE_FORMAT = "j M Y"
DATETIME_FORMAT = "j M Y, H:i"
MONTH_DAY_FORMAT = "j M"
MONTH_DAY_TIME_FORMAT = "j M, H:i"
MONTH_FORMAT = "M"
YEAR_MONTH_FORMAT = "F Y"
