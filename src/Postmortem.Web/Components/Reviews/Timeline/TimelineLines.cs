namespace Postmortem.Web.Components.Reviews.Timeline;

/// <summary>What someone has typed or pasted for the timeline and not added yet.</summary>
public sealed class TimelineLines
{
    public string Line { get; set; } = "";

    /// <summary>Several lines at once; null while none are being looked at.</summary>
    public string? Pasted { get; set; }
}
