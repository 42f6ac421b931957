using Microsoft.AspNetCore.Components;
using Postmortem.Incidents;
using Postmortem.Web.Components.Kit;

namespace Postmortem.Web.Components.Incidents;

/// <summary>How badly customers were let down, in a word and a colour that says the same.</summary>
internal static class SeverityPills
{
    public static MarkupString Of(ResourceAssetCollection assets, Severity severity) =>
        Pills.Of(assets, severity.ToString(), severity switch { Severity.Severe => Tone.Late, Severity.Major => Tone.Care, _ => Tone.Plain });
}
