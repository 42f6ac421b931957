using System.Text.Json;

namespace Postmortem.Exchange.Statuspage;

/// <summary>Tells what an object with an id, a name and a state is that is no incident.</summary>
internal static class StatuspageOther
{
    private static readonly string[] s_component = ["operational", "degraded_performance", "partial_outage", "major_outage", "under_maintenance"];

    /// <summary>"components of a status page", "services of PagerDuty"; null where it may be an incident.</summary>
    public static string? Of(JsonElement element)
    {
        if (element.Member("incident_updates").ValueKind == JsonValueKind.Array)
            return null;
        var status = element.Text("status");
        if (s_component.Contains(status) || element.Member("only_show_if_degraded").ValueKind is JsonValueKind.True or JsonValueKind.False)
            return "components of a status page";
        return element.Text("type") is "service" or "service_reference" || element.Member("escalation_policy").ValueKind == JsonValueKind.Object
            ? "services of PagerDuty" : null;
    }
}
