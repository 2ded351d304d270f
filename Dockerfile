# Small, without root, and content with a read-only root: only /app/var is written.
# Two stages, so that what builds is not shipped; every version is locked with its hash.

FROM python:3.13-slim-bookworm AS build
WORKDIR /src
COPY requirements/ requirements/
RUN python -m venv /tools \
    && /tools/bin/pip install --no-cache-dir --require-hashes -r requirements/dev.lock
RUN python -m venv --without-pip /venv \
    && /tools/bin/pip --python /venv/bin/python install --no-cache-dir \
        --require-hashes -r requirements/run.lock
COPY pyproject.toml hatch_build.py README.md LICENSE ./
COPY bot/ bot/
RUN /tools/bin/pip --python /tools/bin/python wheel --no-cache-dir --no-build-isolation --no-deps \
        --wheel-dir /wheels . \
    && /tools/bin/pip --python /venv/bin/python install --no-cache-dir --no-deps --no-index \
        /wheels/*.whl \
    && find /venv -type d -name tests -prune -exec rm -r {} + \
    && find /venv -path '*/wordfreq/data/*' ! -name 'small_*' -delete # none of it read: 17 + 50 MB

FROM python:3.13-slim-bookworm
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin article-bot \
    && install --directory --owner=article-bot --mode=700 /app/var
WORKDIR /app
COPY --from=build /venv /venv
COPY corpus/ corpus/
ENV PATH=/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1
USER 10001
VOLUME /app/var
EXPOSE 8080 9464
HEALTHCHECK --interval=30s --timeout=10s --start-period=20s \
    CMD ["article-bot", "check", "--live"]
ENTRYPOINT ["article-bot"]
CMD ["run"]
