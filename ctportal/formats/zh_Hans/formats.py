"""How days and moments are written."""

DATE_FORMAT = "Y年n月j日"
DATETIME_FORMAT = "Y年n月j日 H:i"
MONTH_DAY_FORMAT = "n月j日"
MONTH_DAY_TIME_FORMAT = "n月j日 H:i"
MONTH_FORMAT = "n月"
YEAR_MONTH_FORMAT = "Y年n月"
