# A public server for the stories in the volume /library; docs/servers.md tells how to run it.
FROM python:3.13-slim AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE streamlit_app.py ./
COPY .ci .ci
COPY .streamlit .streamlit
COPY LICENSES LICENSES
COPY data data
COPY geo geo
COPY seeds seeds
ENV DATELINE_CACHE=/dateline/cache
RUN python -m venv /dateline
RUN /dateline/bin/pip install --no-cache-dir --constraint .ci/constraints.txt .
# The gazetteer is compiled here, once, and not by every container.
RUN /dateline/bin/python -c "from geo.gazetteer.compilation import ensure; ensure()"

FROM python:3.13-slim
COPY --from=build /dateline /dateline
ENV DATELINE_CACHE=/dateline/cache DATELINE_LIBRARY=/library HOME=/tmp
VOLUME /library
# Nobody in particular: all that is written lies in /tmp.
USER 10001:10001
EXPOSE 8501
HEALTHCHECK --start-period=30s CMD ["/dateline/bin/python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8501/_stcore/health', timeout=5)"]
ENTRYPOINT ["/dateline/bin/dateline"]
CMD ["open", "--host", "0.0.0.0", "--port", "8501", "--no-browser", "--read-only"]
