using Microsoft.AspNetCore.WebUtilities;

namespace Postmortem.Web.Components.Reviews.Desk;

/// <summary>
/// What the address says of a stage beside the question that is open: which part of a long list is drawn, which of its blocks is unfolded. So it can be
/// sent to a colleague, and be read where no script runs.
/// </summary>
public sealed partial class ReviewDesk
{
    /// <summary>The block of a long timeline that is unfolded, and the comments that are.</summary>
    internal const string BlockInAddress = "block", TalkInAddress = "talk";

    private readonly SortedDictionary<string, string> told = new(StringComparer.Ordinal);
    private readonly HashSet<string> unsaid = [];

    /// <summary>What the address says under this name; null for nothing.</summary>
    internal string? Told(string name) => told.GetValueOrDefault(name);

    /// <summary>Is said when the page has been drawn.</summary>
    internal void Tell(string name, string? value)
    {
        if (Told(name) == value) return;
        if (value is null) told.Remove(name);
        else told[name] = value;
        unsaid.Add(name);
    }

    /// <summary>The address of this page as it is, but for one thing.</summary>
    /// <param name="anchor">Where it begins.</param>
    internal string AddressWith(string name, string? value, string anchor)
    {
        var query = InForm.Where(pair => pair.Key != name).Append(new(name, value)).Where(pair => pair.Value is not null);
        return QueryHelpers.AddQueryString(ReviewAddress.To(Number, StagePage), query) + $"#{anchor}";
    }

    /// <summary>What a form that shows one thing more has to hold, so that the rest stays as it is.</summary>
    internal IEnumerable<KeyValuePair<string, string?>> InForm =>
        told.Select(pair => new KeyValuePair<string, string?>(pair.Key, pair.Value)).Prepend(new(InAddress, OpenInAddress))
            .Where(pair => pair.Value is not null);

    /// <summary>Says in the address what was told since.</summary>
    internal async Task SayAsync()
    {
        if (links is null) return;
        foreach (var name in unsaid.ToList())
            if (unsaid.Remove(name)) await links.CallAsync("say", name, Told(name));
    }

    private void BeginAddress()
    {
        foreach (var (name, values) in QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query))
            if (name != InAddress && values[^1] is { Length: > 0 } value) told[name] = value;
        if (Told(TalkInAddress) is { } key && Page?.Review.Threads.FirstOrDefault(t => t.Place.Key == key) is { } thread) Show(thread.Place, true);
    }
}
