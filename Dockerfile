# The portal as a server runs it: database, broker and mail are others'.
FROM python:3.11-slim-bookworm

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /portal

COPY requirements.txt .
RUN pip install --no-cache-dir --disable-pip-version-check --require-hashes \
        -r requirements.txt

COPY . .
RUN useradd --system portal && install -d -o portal -g portal -m 700 /files
USER portal

EXPOSE 8000
CMD ["granian", "--interface", "wsgi", "--no-ws", "--host", "0.0.0.0", \
     "--workers", "2", "--blocking-threads", "4", "--respawn-failed-workers", \
     "ctportal.wsgi:application"]
