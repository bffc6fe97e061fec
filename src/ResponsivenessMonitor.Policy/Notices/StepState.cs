namespace ResponsivenessMonitor.Policy.Notices;

/// <summary>What became of a step that was decided for a role in the enquiry's present round.</summary>
public enum StepState
{
    /// <summary>It is to be told and has not left yet.</summary>
    Waiting,

    /// <summary>Its letter left: it is never repeated.</summary>
    Told,

    /// <summary>It was overtaken and needs no letter, unless an edit moves it to a later time.</summary>
    Superseded,
}
