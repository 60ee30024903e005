# Two stages: what only building takes (pip, hatchling, Node.js) stays in the first.
ARG PYTHON=docker.io/library/python:3.11-slim

FROM ${PYTHON} AS build
WORKDIR /klantreis
COPY requirements/ requirements/
RUN python3 -m venv /opt/build && /opt/build/bin/pip install --no-cache-dir --require-hashes -r requirements/build.txt
RUN python3 -m venv /opt/klantreis && /opt/klantreis/bin/pip install --no-cache-dir --require-hashes -r requirements/app.txt
COPY hatch_build.py package.json package-lock.json ./
RUN /opt/build/bin/python -c "import hatch_build, pathlib; hatch_build.make_vendor_folder(pathlib.Path())"
COPY . .
RUN PATH=/opt/build/bin:$PATH hatchling build -t wheel -d /opt/wheels \
    && /opt/klantreis/bin/pip install --no-cache-dir --no-index --no-deps /opt/wheels/*.whl \
    && /opt/klantreis/bin/pip uninstall --yes pip

FROM ${PYTHON}
LABEL org.opencontainers.image.title="Klantreis" \
      org.opencontainers.image.licenses="EUPL-1.2"
RUN useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin klantreis \
    && install --directory --owner=klantreis --mode=0700 /data
COPY --from=build /opt/klantreis /opt/klantreis
ENV PATH=/opt/klantreis/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    KLANTREIS_DATA_DIR=/data \
    KLANTREIS_HOST=0.0.0.0 \
    KLANTREIS_PORT=8000
USER klantreis
WORKDIR /data
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
    CMD ["python3", "-c", "import os, urllib.request as u; u.urlopen(f\"http://127.0.0.1:{os.environ['KLANTREIS_PORT']}/healthz\", timeout=4)"]
CMD ["klantreis", "serve"]
