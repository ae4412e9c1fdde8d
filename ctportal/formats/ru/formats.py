"""How days and moments are written."""

DATE_FORMAT = "j E Y"
DATETIME_FORMAT = "j E Y, H:i"
MONTH_DAY_FORMAT = "j E"
MONTH_DAY_TIME_FORMAT = "j E, H:i"
MONTH_FORMAT = "b"
YEAR_MONTH_FORMAT = "F Y"
