using System.CommandLine;
using NodaTime.Text;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Acts.Connecting;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Commands.Accounts;

/// <summary><c>accounts connect SLUG</c>: has somebody who manages the account consent to its being read, on the platform's own page.</summary>
internal static class AccountsConnectCommand
{
    internal static Command Build(Surroundings around)
    {
        Argument<AccountId> slug = SlugArgument.Build();
        Option<string?> code = new("--code")
        {
            Description = "Ends what was begun before: the address that the page of consent led to, or the code in it.",
            HelpName = "ADDRESS_OR_CODE",
        };
        Option<Uri?> redirect = TextOption.Of(
            "--redirect",
            "ADDRESS",
            "Where the page of consent leads to, as it is registered with the app; this service's own /connect/callback by default.",
            ReadAddress
        );
        Option<string> by = ByOption.Build();
        Command connect = new(
            "connect",
            "Has somebody who manages the account consent to its being read; keeps what is granted, encrypted."
        )
        {
            slug,
            code,
            redirect,
            by,
        };
        connect.OnDatabase(
            around,
            (parse, room, cancellationToken) =>
            {
                AccountId account = parse.GetRequiredValue(slug);
                string who = parse.GetRequiredValue(by);
                TimeProvider time = room.Get<TimeProvider>(); // somebody may take a while
                ConsentDesk desk = new(
                    room.Get<ConnectAccounts>(),
                    account,
                    () => new ActedBy(who, time.Present()),
                    room.Output,
                    room.Error
                );
                return parse.GetValue(code) is { } given
                    ? desk.TakeAsync(given, cancellationToken)
                    : BeginAsync(room, desk, account, parse.GetValue(redirect), new ActedBy(who, room.Now), cancellationToken);
            }
        );
        return connect;
    }

    private static Uri? ReadAddress(string text) =>
        !Uri.TryCreate(text, UriKind.Absolute, out Uri? address) || address.Scheme is not ("https" or "http") || address.Fragment.Length > 0
            ? throw new FormatException(
                $"'{text}' is no address of a page; write it whole, such as https://monitor.uni.example/connect/callback."
            )
        : address is { Scheme: "http", IsLoopback: false }
            ? throw new FormatException(
                $"'{text}' would carry the code over the network unencrypted; write https:// (http:// is taken for this machine alone)."
            )
        : address;

    private static async Task<int> BeginAsync(
        Room room,
        ConsentDesk desk,
        AccountId slug,
        Uri? redirect,
        ActedBy by,
        CancellationToken cancellationToken
    )
    {
        switch (await room.Get<ConnectAccounts>().AskAsync(slug, redirect, by, cancellationToken))
        {
            case ConsentAsked.Link link:
                await room.Output.WriteLineAsync(
                    $"""
                    Have somebody who manages {slug} open this page by {InstantPattern.General.Format(
                        link.Until
                    )}, {link.SignedIn}:

                    {link.Page.AbsoluteUri}

                    It leads back to {link.Redirect} (which has to be registered with the app), with a code in the address.
                    Where this service answers there, all is done by then, and it is said here. Else paste that address, or the code, here and press Enter;
                    or end later (the address in quotation marks) with
                    responsiveness-monitor accounts connect {slug} --code "ADDRESS"
                    """
                );
                return await desk.WaitAsync(link.State, Console.In, cancellationToken);
            case ConsentAsked.Not { Why: var why }:
                await room.Error.WriteLineAsync(why);
                return ExitCode.Nothing;
            default:
                throw new InvalidOperationException("Consent is asked for, or cannot be.");
        }
    }
}
