using ResponsivenessMonitor.Acts;

namespace ResponsivenessMonitor.Commands;

/// <summary>Verbs by which a person acts, as they would by a link in a letter.</summary>
internal static class ActVerb
{
    /// <summary>Acts on an enquiry and tells what became of it.</summary>
    internal static async Task<int> ActAsync(this Room room, Func<EnquiryActs, ActedBy, Task<ActOutcome>> act, string by, string done) =>
        await room.TellAsync(await act(room.Get<EnquiryActs>(), new ActedBy(by, room.Now)), done);

    /// <summary>Tells an outcome: what had been so before is as good as done.</summary>
    internal static async Task<int> TellAsync(this Room room, ActOutcome outcome, string done)
    {
        switch (outcome)
        {
            case ActOutcome.Done { What: var what }:
                await room.Output.WriteLineAsync(what is null ? done : $"{done} {what}");
                return ExitCode.Good;
            case ActOutcome.AlreadySo already:
                await room.Output.WriteLineAsync($"Nothing was changed. {already.What}");
                return ExitCode.Good;
            case ActOutcome.Refused refused:
                await room.Error.WriteLineAsync($"Nothing was changed. {refused.Why}");
                return ExitCode.Nothing;
            default:
                throw new InvalidOperationException("An act was done, had been done, or was refused.");
        }
    }
}
