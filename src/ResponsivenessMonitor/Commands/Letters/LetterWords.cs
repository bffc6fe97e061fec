using System.Globalization;
using NodaTime.Text;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Commands.Letters;

/// <summary>Where a letter is on its way, in plain words.</summary>
internal static class LetterWords
{
    private static readonly InstantPattern Minute = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm'Z'");

    internal static string Of(Letter letter)
    {
        string state = letter.State switch
        {
            LetterState.Waiting => "waiting to be sent",
            LetterState.Sending => "being sent",
            LetterState.Sent => "sent",
            LetterState.Retry when letter.SendAt is { } again => $"tried again at {Minute.Format(again)}",
            LetterState.Retry => "tried again",
            LetterState.Refused => "refused",
            LetterState.Held => "held, in doubt",
            LetterState.Superseded => "not sent, overtaken",
            LetterState.Dropped => "dropped by a person",
            _ => letter.State.ToString(),
        };
        string repeated = letter.Repeats switch
        {
            0 => string.Empty,
            1 => ", repeated once in doubt",
            int more => string.Create(CultureInfo.InvariantCulture, $", repeated {more} times in doubt"),
        };
        return letter is { LastError: { } error, State: not LetterState.Sent } ? $"{state}{repeated} ({error})" : $"{state}{repeated}";
    }
}
