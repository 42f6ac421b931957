using System.Globalization;
using Postmortem.Sessions;

namespace Postmortem.Web.Components.Sessions;

/// <summary>An item of the agenda while someone writes it.</summary>
public sealed class AgendaForm
{
    public string Title { get; set; } = "";
    public string Kind { get; set; } = nameof(SessionKind.Discuss);
    public string Minutes { get; set; } = "5";
    public string Prompt { get; set; } = "";
    public bool WithoutNames { get; set; }

    public static AgendaForm Of(SessionItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return new()
        {
            Title = item.Title,
            Kind = item.Kind.ToString(),
            Minutes = item.Minutes.ToString(CultureInfo.InvariantCulture),
            Prompt = item.Prompt,
            WithoutNames = item.WithoutNames,
        };
    }
}
