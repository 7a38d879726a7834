# The site as an image: built from the folder this file lies in, and served by Debian's nginx on port 8080, without root.
# Run it as compose.yaml does: --read-only --tmpfs /tmp --cap-drop=ALL --security-opt=no-new-privileges
# hadolint global ignore=DL3008
# (Debian takes older versions of a package off its mirrors: one that is named here would be gone with the next fix.)

FROM debian:13.7-slim@sha256:a99cfc517144bc59b1978475ec53b46ecabec7e43635402ee5b77cc54cd1b20a AS build
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates python3-venv
WORKDIR /book
COPY requirements requirements
RUN python3 -m venv /venv \
 && for name in run build node; do \
      /venv/bin/pip install --no-cache-dir --require-hashes -r requirements/$name.txt || exit; \
    done
ENV PATH=/venv/bin:$PATH
COPY . .
RUN pip install --no-cache-dir --no-deps --no-build-isolation . \
 && talkdown build --strict --out /built \
 && cp -rL /built /site

FROM debian:13.7-slim@sha256:a99cfc517144bc59b1978475ec53b46ecabec7e43635402ee5b77cc54cd1b20a
RUN apt-get update \
 && apt-get install -y --no-install-recommends nginx-light \
 && rm -rf /var/lib/apt/lists/*
COPY container/nginx.conf /etc/nginx/nginx.conf
COPY --from=build /site /srv/words/site
# Debian's www-data, by number: a cluster that asks for "no root" reads no names.
USER 33:33
EXPOSE 8080
CMD ["nginx", "-g", "daemon off;"]
