using System.Globalization;
using Postmortem.Incidents;

namespace Postmortem.Web.Components.Incidents;

/// <summary>What stands in the form about an incident, as it is typed; kept as a draft.</summary>
public sealed class IncidentForm
{
    private const int TitleLength = 120;

    /// <summary>The incident's version that the form grew from; 0 for a new one.</summary>
    public long Seen { get; set; }

    public string Experience { get; set; } = "";
    public string Title { get; set; } = "";

    /// <summary>Whether a person wrote the title; until then it follows the experience.</summary>
    public bool TitleIsOwn { get; set; }

    public DateTimeOffset? NoticedAt { get; set; }
    public string Touched { get; set; } = "";

    /// <summary>Null until somebody says it: what nobody chose is not taken for a judgement.</summary>
    public Severity? Severity { get; set; }

    /// <summary>The number of customers as typed.</summary>
    public string Customers { get; set; } = "";

    public string Channel { get; set; } = "";
    public string Services { get; set; } = "";
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    public static IncidentForm Of(Incident incident)
    {
        ArgumentNullException.ThrowIfNull(incident);
        return new IncidentForm
        {
            Seen = incident.Version,
            Experience = incident.CustomerExperience,
            Title = incident.Title,
            TitleIsOwn = true,
            NoticedAt = incident.NoticedAt,
            Touched = incident.WhoWasTouched,
            Severity = incident.Severity,
            Customers = incident.CustomersAffected?.ToString(CultureInfo.InvariantCulture) ?? "",
            Channel = incident.Channel,
            Services = incident.Services,
            StartedAt = incident.StartedAt,
            EndedAt = incident.EndedAt,
        };
    }

    /// <summary>Takes what the customer experienced; its first sentence becomes the title unless one was written.</summary>
    public void Tell(string experience)
    {
        ArgumentNullException.ThrowIfNull(experience);
        Experience = experience;
        if (!TitleIsOwn) Title = FirstSentence(experience);
    }

    /// <summary>Takes a title that a person wrote; an emptied one follows the experience again.</summary>
    public void Call(string title)
    {
        Title = title;
        TitleIsOwn = !string.IsNullOrWhiteSpace(title);
    }

    /// <summary>The fields that <see cref="Missing"/> can name.</summary>
    public static readonly IReadOnlyList<string> Needed =
        [nameof(IncidentText.CustomerExperience), nameof(IncidentText.Title), nameof(IncidentText.Severity)];

    /// <summary>What a report cannot do without and is not there yet, all of it at once: a sentence for each field.</summary>
    public IReadOnlyDictionary<string, string> Missing()
    {
        Dictionary<string, string> missing = [];
        // A new report takes its title from what the customer experienced, so that is asked for first.
        if (string.IsNullOrWhiteSpace(Title) && Seen == 0 && string.IsNullOrWhiteSpace(Experience))
            missing[nameof(IncidentText.CustomerExperience)] = "Please write what the customer experienced.";
        else if (string.IsNullOrWhiteSpace(Title)) missing[nameof(IncidentText.Title)] = "Please give it a title.";
        if (Severity is null) missing[nameof(IncidentText.Severity)] = "Please say how badly customers were let down.";
        return missing;
    }

    /// <param name="refusal">A sentence where a field cannot be read; the text is then null.</param>
    public IncidentText? ToText(out Refusal? refusal)
    {
        refusal = null;
        int? customers = null;
        var typed = new string([.. Customers.Where(c => !char.IsWhiteSpace(c) && c is not (',' or '.' or '’' or '\''))]);
        if (typed.Length > 0)
        {
            if (!int.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            {
                refusal = new Refusal("Write a whole number, such as 1482, "
                    + "or leave it empty while nobody knows.")
                { Field = nameof(IncidentText.CustomersAffected) };
                return null;
            }
            customers = number;
        }
        return new IncidentText
        {
            Title = Title,
            CustomerExperience = Experience,
            WhoWasTouched = Touched,
            CustomersAffected = customers,
            StartedAt = StartedAt,
            NoticedAt = NoticedAt,
            EndedAt = EndedAt,
            Severity = Severity ?? default,
            Channel = Channel,
            Services = Services,
        };
    }

    /// <summary>Up to the first full stop, question mark or line break, without the full stop, at a word's end.</summary>
    internal static string FirstSentence(string text)
    {
        var trimmed = text.TrimStart();
        var end = trimmed.Length;
        for (var i = 0; i < trimmed.Length; i++)
        {
            var ends = trimmed[i] is '\n' or '\r' || (trimmed[i] is '.' or '!' or '?' or '…' && (i + 1 == trimmed.Length || char.IsWhiteSpace(trimmed[i + 1])));
            if (!ends) continue;
            end = trimmed[i] is '!' or '?' or '…' ? i + 1 : i;
            break;
        }
        var sentence = trimmed[..end].TrimEnd();
        if (sentence.Length <= TitleLength) return sentence;
        var cut = sentence.LastIndexOf(' ', TitleLength);
        return Words.Short(sentence, cut > TitleLength / 2 ? cut : TitleLength);
    }
}
