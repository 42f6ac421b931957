using System.Text;
using Postmortem.Exchange;

namespace Postmortem.Tests.Exchange;

/// <summary>Short ways to read something and look at what came out.</summary>
internal static class Reading
{
    public static async Task<List<ImportItem>> AllAsync(byte[] bytes, string fileName, ImportOptions? options = null)
    {
        var items = new List<ImportItem>();
        using var stream = new MemoryStream(bytes);
        await foreach (var item in IncidentReader.ReadAsync(stream, fileName, options ?? new ImportOptions()))
            items.Add(item);
        return items;
    }

    public static Task<List<ImportItem>> AllAsync(string text, string fileName, ImportOptions? options = null) =>
        AllAsync(Encoding.UTF8.GetBytes(text), fileName, options);

    public static Task<List<ImportItem>> FixtureAsync(string name, ImportOptions? options = null) =>
        AllAsync(File.ReadAllBytes(Checkout.Folder(Path.Combine("tests", "Postmortem.Tests", "Exchange", "Fixtures", name))), name, options);

    public static Task<List<ImportItem>> SampleAsync(string path) =>
        AllAsync(File.ReadAllBytes(Needs.Sample(path)), Path.GetFileName(path));

    public static List<ImportedIncident> Incidents(this IEnumerable<ImportItem> items) => [.. items.OfType<ImportedIncident>()];

    public static List<ImportProblem> Problems(this IEnumerable<ImportItem> items) => [.. items.OfType<ImportProblem>()];

    /// <summary>The only incident, where nothing else was said.</summary>
    public static ImportedIncident Only(this List<ImportItem> items)
    {
        Assert.HasCount(1, items, string.Join('\n', items));
        return Assert.IsInstanceOfType<ImportedIncident>(items[0]);
    }

    public static async Task<ImportedIncident> MarkdownAsync(string text, string fileName = "case.md", TimeZoneInfo? zone = null) =>
        (await AllAsync(text, fileName, new ImportOptions(ImportFormat.Markdown, zone))).Only();

    /// <summary>The times of the steps in UTC, "-" where there is none.</summary>
    public static string[] Times(this ImportedIncident incident) =>
        [.. incident.Entries.Select(entry => entry.At?.UtcDateTime.ToString("MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture) ?? "-")];
}
