from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "sharing.exchange"
    label = "exchange"
