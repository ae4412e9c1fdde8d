"""How days and moments are written."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y, H:i"
MONTH_DAY_FORMAT = "j F"
MONTH_DAY_TIME_FORMAT = "j F, H:i"
MONTH_FORMAT = "F"
YEAR_MONTH_FORMAT = "F Y"
