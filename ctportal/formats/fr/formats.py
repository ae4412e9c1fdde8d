"""How days and moments are written."""

DATE_FORMAT = "j N Y"
DATETIME_FORMAT = "j N Y, H:i"
MONTH_DAY_FORMAT = "j N"
MONTH_DAY_TIME_FORMAT = "j N, H:i"
MONTH_FORMAT = "N"
YEAR_MONTH_FORMAT = "F Y"
