using System.CommandLine;
using System.Globalization;
using NodaTime;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Audit.Reading;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Commands.Enquiries;

/// <summary><c>enquiries</c>: what a person says of an enquiry, for the office that has no letter at hand.</summary>
internal static class EnquiriesCommand
{
    private static readonly Dictionary<string, ClosingReason> Reasons = new(StringComparer.OrdinalIgnoreCase)
    {
        ["no-reply-needed"] = ClosingReason.NoReplyNeeded,
        ["spam"] = ClosingReason.Spam,
        ["duplicate"] = ClosingReason.Duplicate,
    };

    internal static Command Build(Surroundings around) =>
        new("enquiries", "What a person says of an enquiry: how it ended, or that it did not.")
        {
            Close(around),
            Answered(around),
            OfOne(
                around,
                "reopen",
                "Overrules a closing or what was said of an answer: the enquiry waits again.",
                (acts, number, who, cancellationToken) => acts.ReopenAsync(number, who, cancellationToken)
            ),
            OfOne(
                around,
                "confirm",
                "Confirms, for Marketing, a closing that came after a deadline: it leaves the figures.",
                (acts, number, who, cancellationToken) => acts.ConfirmClosingAsync(number, who, cancellationToken)
            ),
            Promote(around),
        };

    /// <summary>The number of an enquiry.</summary>
    internal static Argument<long> Number() =>
        new("ENQUIRY")
        {
            Description = "The enquiry's number, as letters and digests give it.",
            CustomParser = result =>
            {
                string text = result.Tokens[0].Value;
                if (long.TryParse(text.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out long value))
                {
                    return value;
                }

                result.AddError($"'{text}' is no enquiry's number; write it as the letter does, such as 4711.");
                return default;
            },
        };

    private static Command Close(Surroundings around)
    {
        Argument<long> number = Number();
        Argument<ClosingReason> reason = new("REASON")
        {
            HelpName = string.Join('|', Reasons.Keys),
            Description = $"Why no answer is to come: {string.Join(", ", Reasons.Keys)}.",
            CustomParser = result =>
            {
                string text = result.Tokens[0].Value;
                if (Reasons.TryGetValue(text, out ClosingReason known))
                {
                    return known;
                }

                result.AddError($"'{text}' is none of {string.Join(", ", Reasons.Keys)}{Spelling.Suggest(text, Reasons.Keys)}");
                return default;
            },
        };
        Option<string> by = ByOption.Build();
        Command close = new("close", "Closes an enquiry without an answer.") { number, reason, by };
        close.OnDatabase(
            around,
            (parse, room, cancellationToken) =>
                room.ActAsync(
                    (acts, who) => acts.CloseAsync(parse.GetValue(number), parse.GetValue(reason), who, cancellationToken),
                    parse.GetRequiredValue(by),
                    $"Enquiry {parse.GetValue(number)} is closed."
                )
        );
        return close;
    }

    private static Command Answered(Surroundings around)
    {
        Argument<long> number = Number();
        Option<Instant> at = TextOption.Of(
            "--at",
            "INSTANT",
            "When it was answered, such as 2026-06-09T11:30:00+01:00, at most three days ago. Default: now; with --link the time that the platform gives, and it is needed where the answer was not read.",
            InstantText.Read
        );
        Option<string> link = new("--link")
        {
            HelpName = "URL",
            Description = "The address of the answer on the platform. Without it the answer was given elsewhere.",
        };
        Option<string> by = ByOption.Build();
        Command answered = new("answered", "Says that an enquiry was answered, where the service did not see it.") { number, at, link, by };
        answered.OnDatabase(
            around,
            (parse, room, cancellationToken) =>
            {
                Instant? when = parse.GetResult(at) is null ? null : parse.GetValue(at);
                long enquiry = parse.GetValue(number);
                return room.ActAsync(
                    (acts, who) =>
                        parse.GetValue(link) is { } address
                            ? acts.AnswerHereAsync(enquiry, address, when, who, cancellationToken)
                            : acts.AnswerOfflineAsync(enquiry, when ?? who.At, who, cancellationToken),
                    parse.GetRequiredValue(by),
                    $"Enquiry {enquiry} is answered."
                );
            }
        );
        return answered;
    }

    private static Command OfOne(
        Surroundings around,
        string name,
        string description,
        Func<EnquiryActs, long, ActedBy, CancellationToken, Task<ActOutcome>> act
    )
    {
        Argument<long> number = Number();
        Option<string> by = ByOption.Build();
        Command command = new(name, description) { number, by };
        command.OnDatabase(
            around,
            (parse, room, cancellationToken) =>
                room.ActAsync(
                    (acts, who) => act(acts, parse.GetValue(number), who, cancellationToken),
                    parse.GetRequiredValue(by),
                    $"Enquiry {parse.GetValue(number)}:"
                )
        );
        return command;
    }

    private static Command Promote(Surroundings around)
    {
        Argument<AccountId> account = Accounts.SlugArgument.Build();
        Argument<string> item = new("ITEM") { Description = "The platform's id of the remark." };
        Option<string> by = ByOption.Build();
        Command promote = new("promote", "Makes a remark an enquiry, received at its own time.") { account, item, by };
        promote.OnDatabase(
            around,
            (parse, room, cancellationToken) =>
                room.ActAsync(
                    (acts, who) => acts.PromoteAsync(parse.GetValue(account), parse.GetRequiredValue(item), who, cancellationToken),
                    parse.GetRequiredValue(by),
                    "It is an enquiry now."
                )
        );
        return promote;
    }
}
