# syntax=docker/dockerfile:1
# Built in one image, run in another that holds the program and the .NET runtime alone.
ARG DOTNET_VERSION=10.0

FROM mcr.microsoft.com/dotnet/sdk:${DOTNET_VERSION} AS build
WORKDIR /build
ENV DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
# What names the packages comes first: as long as it stays the same, they are not fetched again.
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src/ResponsivenessMonitor.Policy/ResponsivenessMonitor.Policy.csproj src/ResponsivenessMonitor.Policy/
COPY src/ResponsivenessMonitor/ResponsivenessMonitor.csproj src/ResponsivenessMonitor/
# For the machine that it is built on alone: SQLite brings its library for two dozen others.
RUN dotnet restore src/ResponsivenessMonitor --use-current-runtime -p:UseAppHost=false
COPY appsettings.json appsettings.schema.json LICENSE ./
COPY src/ src/
RUN dotnet publish src/ResponsivenessMonitor --no-restore --use-current-runtime --self-contained false -c Release -o /app -p:UseAppHost=false -p:RunAnalyzers=false \
    && mkdir /data

FROM mcr.microsoft.com/dotnet/aspnet:${DOTNET_VERSION}
ARG VERSION=0.1.0
LABEL org.opencontainers.image.title="Responsiveness Monitor" \
      org.opencontainers.image.description="Tells a university whether its official social-media accounts answer in time" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.licenses="MIT"
COPY --from=build /app /app
# A volume that is made here starts with this folder's owner, so that the program may write to it.
COPY --from=build --chown=1654:1654 /data /data
# Settings, letters and the SQLite file lie in the one folder that is kept; nothing else is written.
ENV RM__Storage__Folder=/data \
    RM__Mail__Folder=/data/letters \
    Logging__Console__FormatterName=json \
    DOTNET_EnableDiagnostics=0 \
    DOTNET_gcServer=0
WORKDIR /data
VOLUME /data
USER $APP_UID
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD ["dotnet", "/app/responsiveness-monitor.dll", "healthcheck"]
ENTRYPOINT ["dotnet", "/app/responsiveness-monitor.dll"]
CMD ["serve"]
