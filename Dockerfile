# The gateway: built with a JDK, run on a JRE, as nobody in particular, with nothing to write but /data and /tmp.
#   docker build -t qgateway .
FROM eclipse-temurin:25-jdk AS build
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw -B -q -ntp -Dmaven.test.skip -Dspotless.check.skip -pl gateway/server -am package
# Unpacked it starts faster. The simulator is for tests and the demo, and stays outside. SQLite's library is put in its
# place now, because programs can't be run from the /tmp of a read-only container.
RUN java -Djarmode=tools -jar gateway/server/target/qgateway.jar extract --destination /app \
    && rm /app/lib/qgateway-simulator-*.jar \
    && jar --extract --file /app/lib/sqlite-jdbc-*.jar "org/sqlite/native/Linux/$(uname -m)/libsqlitejdbc.so" \
    && mv "org/sqlite/native/Linux/$(uname -m)/libsqlitejdbc.so" /app/lib/

FROM eclipse-temurin:25-jre
COPY --from=build /app /app
COPY docker/qgateway.sh /usr/local/bin/qgateway
# A start to learn from: its classes, ready to be used, are half of the next start's work. Nothing else of it is kept.
RUN chmod 755 /usr/local/bin/qgateway \
    && mkdir /data /tmp/training && chown 10001:10001 /data \
    && cd /tmp/training \
    && QGATEWAY_TRAINING=/app/qgateway.aot qgateway \
    && cd / && rm -r /tmp/training
USER 10001:10001
WORKDIR /data
VOLUME /data
ENV HOST=0.0.0.0 PORT=8000
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --start-interval=2s --retries=3 CMD ["qgateway", "health"]
ENTRYPOINT ["qgateway"]
