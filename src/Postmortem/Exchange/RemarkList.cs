using Postmortem.Incidents;

namespace Postmortem.Exchange;

/// <summary>What a remark is about, for <see cref="IncidentRemark.About"/>.</summary>
internal static class About
{
    public const string Title = nameof(Incident.Title), Started = nameof(Incident.StartedAt), Noticed = nameof(Incident.NoticedAt),
        Ended = nameof(Incident.EndedAt), Severity = nameof(Incident.Severity), Times = $"{Started} {Noticed} {Ended}";
}

/// <summary>The remarks of one incident as they come up, each sentence once.</summary>
internal sealed class RemarkList(int line = 1)
{
    private readonly List<IncidentRemark> _remarks = [];

    public IReadOnlyList<IncidentRemark> All => _remarks;

    public void Add(string sentence, int? at = null, string about = "")
    {
        var known = _remarks.FindIndex(remark => remark.Text == sentence);
        if (known < 0)
            _remarks.Add(new IncidentRemark(sentence, at ?? line, about));
        else
            _remarks[known] = _remarks[known] with { About = Both(_remarks[known].About, about) };
    }

    public void AddPartsLeftOut(IReadOnlyList<string> parts)
    {
        if (parts.Count > 0)
            Add($"These parts were not taken over: {string.Join("; ", parts.Take(12).Select(title => StorableText.OneLine(title, 80)))}"
                + (parts.Count > 12 ? "; and more." : "."));
    }

    /// <summary>What is said of the steps too stays, whichever fields a person corrects.</summary>
    private static string Both(string one, string other) =>
        one.Length == 0 || other.Length == 0 ? "" : string.Join(' ', one.Split(' ').Union(other.Split(' ')));
}
