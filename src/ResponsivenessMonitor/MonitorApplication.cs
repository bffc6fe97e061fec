using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Commands;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Jobs;
using ResponsivenessMonitor.Mail;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Telemetry;
using ResponsivenessMonitor.Web;
using ResponsivenessMonitor.Web.Operations;

namespace ResponsivenessMonitor;

/// <summary>Puts the service together; <c>serve</c> and the tests build the same one.</summary>
internal static class MonitorApplication
{
    /// <summary>Builds the service.</summary>
    /// <param name="settings">Settings of the command line, such as <c>--Mail:Host=mail.uni.example</c>.</param>
    /// <param name="configure">What else is to be registered or overridden.</param>
    internal static WebApplication Build(string[] settings, Action<WebApplicationBuilder>? configure = null)
    {
        Settings.Require(); // before the host reads them, and stops at the first
        WebApplicationBuilder builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = [], ContentRootPath = AppContext.BaseDirectory }
        );
        builder.Configuration.AddSettings(settings);
        ConsoleForm.AddUsual(builder.Configuration);
        // A start that fails is told in a sentence by whoever asked for it, not in a trace as well.
        _ = builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        _ = builder.Services.AddSystemd(); // says when it is ready, where systemd wants to hear it
        _ = builder.Services.AddSingleton(TimeProvider.System);
        AddAllRooms(builder.Services, builder.Configuration);
        _ = builder.Services.AddHostedService<StoreAtStart>();
        _ = builder.Services.AddTelemetry();
        Listening.AddManagement(builder);
        builder.AddTicks();
        builder.Services.AddPages();
        builder.Services.AddOperations();
        configure?.Invoke(builder);
        WebApplication application = builder.Build();
        application.MapPages();
        application.MapHealth();
        application.MapOperations();
        return application;
    }

    /// <summary>Registers every room that has settings, so that whoever asks what is wrong with them hears of all: <c>check</c> does.</summary>
    internal static void AddAllRooms(IServiceCollection services, IConfiguration configuration)
    {
        AddRooms(services, configuration);
        services.AddHealth();
        services.AddTelemetrySettings();
    }

    /// <summary>Registers every room but the ones that listen or tick: what the played university needs too.</summary>
    internal static void AddRooms(IServiceCollection services, IConfiguration configuration)
    {
        _ = services.AddData(configuration).AddPlatforms(configuration).AddMail(configuration);
        _ = services.AddActs().AddJobs();
    }
}
