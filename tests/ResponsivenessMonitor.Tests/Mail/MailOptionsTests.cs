using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ResponsivenessMonitor.Mail;

namespace ResponsivenessMonitor.Tests.Mail;

internal sealed class MailOptionsTests
{
    private static readonly string[] Server =
    [
        "Mail:Transport=Smtp",
        "Mail:From=social-media@example.ac.uk",
        "Mail:Host=smtp.example.ac.uk",
    ];

    private static readonly string[] Graph =
    [
        "Mail:Transport=Graph",
        "Mail:From=social-media@example.ac.uk",
        "Mail:Graph:Tenant=example.ac.uk",
        "Mail:Graph:ClientId=11111111-2222-3333-4444-555555555555",
        "Mail:Graph:ClientSecret=s3cr3t",
    ];

    [Test]
    public void Graph_needs_a_sender_a_directory_an_app_and_its_secret_only() => Assert.That(Errors(Graph), Is.Empty);

    [Test]
    public void Graph_is_Microsofts_unless_another_is_stated()
    {
        MailOptions options = Read(Graph);

        Assert.That(options.Graph.TokenAddress, Is.EqualTo(new Uri("https://login.microsoftonline.com/example.ac.uk/oauth2/v2.0/token")));
        Assert.That(options.Graph.Scope, Is.EqualTo("https://graph.microsoft.com/.default"));
        Assert.That(
            options.Graph.SendAddress("a/b@example.ac.uk"),
            Is.EqualTo(new Uri("https://graph.microsoft.com/v1.0/users/a%2Fb%40example.ac.uk/sendMail"))
        );
    }

    [TestCase("Mail:From", "")]
    [TestCase("Mail:Graph:Tenant", "")]
    [TestCase("Mail:Graph:Tenant", "example.ac.uk/../x")]
    [TestCase("Mail:Graph:ClientId", "monitor")]
    [TestCase("Mail:Graph:ClientSecret", "")]
    [TestCase("Mail:Graph:ClientSecret", "env:RM_TEST_NO_SUCH")]
    [TestCase("Mail:Graph:Sender", "Marketing")]
    [TestCase("Mail:Graph:Authority", "http://login.example.ac.uk")]
    [TestCase("Mail:Graph:Authority", "login.example.ac.uk")]
    [TestCase("Mail:Graph:Endpoint", "http://graph.example.ac.uk/v1.0")]
    [TestCase("Mail:Graph:Endpoint", "https://user:password@graph.example.ac.uk/v1.0")]
    public void A_wrong_setting_of_Graph_is_named(string setting, string value) =>
        Assert.That(
            Errors([.. Graph.Where(stated => !stated.StartsWith($"{setting}=", StringComparison.Ordinal)), $"{setting}={value}"]),
            Has.Length.EqualTo(1).And.All.StartWith(setting + " ")
        );

    [Test]
    public void Outside_production_Graph_is_guarded_too()
    {
        using IHost host = Host([.. Graph, "environment=Staging"]);

        Assert.That(host.Services.GetRequiredService<IMailTransport>(), Is.InstanceOf<RecipientGuard>());
    }

    [Test]
    public void Nothing_set_at_all_writes_into_a_folder() => Assert.That(Errors(), Is.Empty);

    [Test]
    public void A_server_needs_its_name_and_a_sender_only() => Assert.That(Errors(Server), Is.Empty);

    [TestCase("Mail:From", "Mail:Transport=Smtp", "Mail:Host=smtp.example.ac.uk")]
    [TestCase("Mail:From", "Mail:From=Marketing <a@example.ac.uk>")]
    [TestCase("Mail:ReplyTo", "Mail:ReplyTo=nobody")]
    [TestCase("Mail:Host", "Mail:Transport=Smtp", "Mail:From=a@example.ac.uk")]
    [TestCase("Mail:Port", "Mail:Transport=Smtp", "Mail:From=a@example.ac.uk", "Mail:Host=h", "Mail:Port=465")]
    [TestCase("Mail:Port", "Mail:Transport=Smtp", "Mail:From=a@example.ac.uk", "Mail:Host=h", "Mail:Port=0")]
    [TestCase("Mail:User", "Mail:Transport=Smtp", "Mail:From=a@example.ac.uk", "Mail:Host=h", "Mail:User=u")]
    [TestCase(
        "Mail:UseStartTls",
        "Mail:Transport=Smtp",
        "Mail:From=a@example.ac.uk",
        "Mail:Host=h",
        "Mail:User=u",
        "Mail:Password=p",
        "Mail:UseStartTls=false"
    )]
    [TestCase(
        "Mail:Password",
        "Mail:Transport=Smtp",
        "Mail:From=a@example.ac.uk",
        "Mail:Host=h",
        "Mail:User=u",
        "Mail:Password=env:RM_TEST_NO_SUCH"
    )]
    [TestCase("Mail:Folder", "Mail:Folder= ")]
    [TestCase("Mail:GatherFor", "Mail:GatherFor=02:00:00")]
    [TestCase("Mail:InternalDomains", "Mail:InternalDomains:0=@example.ac.uk")]
    [TestCase("Mail:AllowedRecipients", "Mail:AllowedRecipients:0=example.ac.uk")]
    [TestCase("Mail:ListId", "Mail:ListId=a b")]
    public void A_wrong_setting_is_named(string setting, params string[] settings) =>
        Assert.That(Errors(settings), Has.Length.EqualTo(1).And.All.StartWith(setting + " "));

    [Test]
    public async Task A_wrong_setting_stops_the_start()
    {
        using IHost host = Host("Mail:From=nobody");

        Assert.That(
            async () => await host.StartAsync(),
            Throws.InstanceOf<OptionsValidationException>().With.Message.Contains("Mail:From")
        );
        await Task.CompletedTask;
    }

    [TestCase("Production", ExpectedResult = nameof(SmtpTransport))]
    [TestCase("Staging", ExpectedResult = nameof(RecipientGuard))]
    [TestCase("Development", ExpectedResult = nameof(RecipientGuard))]
    public string Outside_production_a_server_is_guarded(string environment)
    {
        using IHost host = Host([.. Server, $"environment={environment}"]);
        return host.Services.GetRequiredService<IMailTransport>().GetType().Name;
    }

    [Test]
    public void Lists_and_durations_are_read()
    {
        MailOptions options = Read("Mail:InternalDomains:0=example.ac.uk", "Mail:GatherFor=00:02:00", "Mail:InDoubt=Hold");

        Assert.That(options.InternalDomains, Is.EqualTo(new[] { "example.ac.uk" }));
        Assert.That(options.GatherFor, Is.EqualTo(TimeSpan.FromMinutes(2)));
        Assert.That(options.InDoubt, Is.EqualTo(InDoubtRule.Hold));
    }

    private static string[] Errors(params string[] settings) =>
        [.. new MailOptionsValidator().Validate(name: null, Read(settings)).Failures ?? []];

    private static MailOptions Read(params string[] settings)
    {
        MailOptions options = new();
        Configuration(settings).GetSection(MailOptions.Section).Bind(options);
        return options;
    }

    private static IConfigurationRoot Configuration(string[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(
                settings
                    .Select(setting => setting.Split('=', 2))
                    .ToDictionary(pair => pair[0], string? (pair) => pair[1], StringComparer.Ordinal)
            )
            .Build();

    private static IHost Host(params string[] settings)
    {
        HostApplicationBuilder builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(
            new HostApplicationBuilderSettings { EnvironmentName = settings[^1].Split("environment=")[^1] }
        );
        _ = builder.Services.AddSingleton(TimeProvider.System).AddMail(Configuration(settings));
        return builder.Build();
    }
}
