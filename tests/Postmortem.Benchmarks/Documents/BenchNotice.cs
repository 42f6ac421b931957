using System.Globalization;
using System.Text;
using Postmortem.Documents;

namespace Postmortem.Benchmarks;

/// <summary>The notice that is measured: four pages, personal, with a table of 24 rows.</summary>
internal sealed class BenchNotice : IDisposable
{
    private const string Template = """
        ---
        title: "What went wrong with refunds, and what we changed"
        subtitle: "Improvement notice · {{ date issued }}"
        organisation: "{{ organisation }}"
        ---
        Dear {{ customer }},

        {{ for part in happened }}
        ## {{ part.title }}

        {{ paragraphs part.text }}

        {{ end }}
        ## What we changed

        | Step | What is different | Since | Who sees to it |
        |---|---|---|---|
        {{ for change in changed }}
        | {{ for.index }} | {{ change.text }} | {{ date change.done }} | {{ change.owner }} |
        {{ end }}

        ## What we promise

        {{ for promise in promises }}
        - [ ] {{ promise.text }} **By {{ date promise.due }}.**
        {{ end }}

        ::: promise
        We will write to you before one of these dates slips, {{ customer }}, not after.
        :::
        """;

    public const string Story =
        "Our nightly payment run stopped half way and reported that it was finished. Nothing on our side showed the difference, so we learned of it from you, "
        + "on the phone, one call after another. By then 1,482 people had been told that their money was on its way. Some of you missed payments of your own "
        + "because of it. We had practised what to do when the run fails; we had never practised what to do when it says that it did not.";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("postmortem-bench-");
    private readonly TemplateFolder _templates;

    public BenchNotice()
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "notices", "en"));
        File.WriteAllText(Path.Combine(_folder.FullName, "notices", "en", "bench.md"), Template);
        _templates = new TemplateFolder(_folder.FullName, [new TemplateShape("notices/bench",
            ["organisation", "customer", "issued", "happened[].title", "happened[].text",
                "changed[].text", "changed[].done", "changed[].owner", "promises[].text", "promises[].due"])]);
    }

    public static string Section(int number)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"## Part {number}\n\n{Story}\n\n- one thing\n- another thing\n\n");
        return text.ToString();
    }

    public Document Fill(int number)
    {
        var model = new Dictionary<string, object?>
        {
            ["organisation"] = "Northwind Stores",
            ["customer"] = string.Create(CultureInfo.InvariantCulture, $"Customer {number} Okafor-Müller"),
            ["issued"] = new DateOnly(2026, 11, 12),
            ["happened"] = List(6, i => new()
            {
                ["title"] = "Part " + i.ToString(CultureInfo.InvariantCulture) + " of what happened",
                ["text"] = Story + "\n\n" + Story
            }),
            ["changed"] = List(24, i => new()
            {
                ["text"] = "A payment run that stops half way now raises an alarm within five minutes, and somebody answers it.",
                ["done"] = new DateOnly(2026, 11, 1).AddDays(i),
                ["owner"] = "Payments",
            }),
            ["promises"] = List(4, i => new()
            {
                ["text"] = "You can see every step of a refund in your account.",
                ["due"] = new DateOnly(2026, 12, 1)
                .AddDays(i)
            }),
        };
        return _templates.Fill("notices/bench", "en", model) with { Created = new DateTimeOffset(2026, 11, 12, 9, 0, 0, TimeSpan.Zero) };
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static List<object?> List(int count, Func<int, Dictionary<string, object?>> item) => [.. Enumerable.Range(0, count).Select(item)];
}
