using System.CommandLine;
using NodaTime.Extensions;
using NodaTime.Text;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Acts.Connecting;
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
                Connecting connecting = new(parse.GetRequiredValue(slug), new ActedBy(parse.GetRequiredValue(by), room.Now), room);
                return parse.GetValue(code) is { } given
                    ? connecting.EndAsync(given, cancellationToken)
                    : connecting.BeginAsync(parse.GetValue(redirect), cancellationToken);
            }
        );
        return connect;
    }

    private static Uri? ReadAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "https" or "http" && address.Fragment.Length == 0
            ? address
            : throw new FormatException(
                $"'{text}' is no address of a page; write it whole, such as https://monitor.uni.example/connect/callback."
            );

    private sealed record Connecting(AccountId Slug, ActedBy By, Room Room)
    {
        internal async Task<int> BeginAsync(Uri? redirect, CancellationToken cancellationToken)
        {
            switch (await Room.Get<ConnectAccounts>().AskAsync(Slug, redirect, By, cancellationToken))
            {
                case ConsentAsked.Link link:
                    await Room.Output.WriteLineAsync(
                        $"""
                        Have somebody who manages {Slug} open this page by {InstantPattern.General.Format(
                            link.Until
                        )}, signed in to {Slug.Platform.DisplayName}:

                        {link.Page.AbsoluteUri}

                        It leads back to {link.Redirect} (which has to be registered with the app), with a code in the address.
                        Where this service answers there, all is done by then. Else paste that address, or the code, here and press Enter; or end later (the address in quotation marks) with
                        accounts connect {Slug} --code "ADDRESS"
                        """
                    );
                    return await Console.In.ReadLineAsync(cancellationToken) is { } pasted && pasted.Trim().Length > 0
                        ? await EndAsync(pasted, cancellationToken)
                        : ExitCode.Good;
                case ConsentAsked.Not { Why: var why }:
                    await Room.Error.WriteLineAsync(why);
                    return ExitCode.Nothing;
                default:
                    throw new InvalidOperationException("Consent is asked for, or cannot be.");
            }
        }

        internal async Task<int> EndAsync(string pasted, CancellationToken cancellationToken)
        {
            try
            {
                ActedBy now = By with { At = Room.Get<TimeProvider>().GetUtcNow().ToInstant() }; // somebody may have taken a while
                return await Room.TellAsync(
                    await Room.Get<ConnectAccounts>().TakeAsync(Slug, ConsentReply.Read(pasted), now, cancellationToken),
                    $"{Slug} is connected."
                );
            }
            catch (FormatException fault)
            {
                await Room.Error.WriteLineAsync($"Nothing was connected: {fault.Message}.");
                return ExitCode.Nothing;
            }
        }
    }
}
