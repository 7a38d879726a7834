# The site as an image: built from the folder this file lies in, and served by Debian's nginx on port 8080.

FROM debian:trixie-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates python3-venv
WORKDIR /book
COPY requirements requirements
RUN python3 -m venv /venv \
 && for name in run build node; do /venv/bin/pip install --require-hashes -r requirements/$name.txt || exit; done
ENV PATH=/venv/bin:$PATH
COPY . .
RUN pip install --no-deps --no-build-isolation . \
 && talkdown build --strict --out /built \
 && cp -rL /built /site

FROM debian:trixie-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends nginx-light \
 && rm -rf /var/lib/apt/lists/* \
 && ln -sf /dev/stdout /var/log/nginx/access.log \
 && ln -sf /dev/stderr /var/log/nginx/error.log \
 && echo 'server { listen 8080; root /srv/words/site; include /srv/words/site/_server/nginx.conf; }' \
    > /etc/nginx/sites-enabled/default
COPY --from=build /site /srv/words/site
EXPOSE 8080
CMD ["nginx", "-g", "daemon off;"]
