using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Postmortem.Web.Hosting;
using Postmortem.Wording;

namespace Postmortem.Web.Cli;

/// <summary>Blameless wording for a file or for standard input. Hints are no failures: the status is 0 with a hundred of them.</summary>
internal static class WordingVerb
{
    /// <summary>Text for people, not for a page: ’ stays ’.</summary>
    private static readonly JsonSerializerOptions AsJson = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Make(Place place, Terminal terminal)
    {
        var path = new Argument<string>("FILE") { Description = "A text or Markdown file, or - for standard input." };
        var language = new Option<string?>("--lang") { Description = "The language of the text; otherwise it is told from the words.", HelpName = "xx" };
        var kind = new Option<string?>("--kind")
        {
            Description = "What the text is: narrative, action or notice. "
            + "Otherwise a document, in which each sentence is looked at for what it seems to be."
        };
        kind.AcceptOnlyFromAmong("narrative", "action", "notice");
        var json = new Option<bool>("--json") { Description = "Print one JSON array instead of lines." };
        var verb = new Command("wording", "Blameless wording: line:column rule phrase → suggestion.") { path, language, kind, json };
        verb.SetAction(async (parsed, ct) =>
        {
            var guides = new WordingGuides(Path.Combine(Product.TemplatesFolder(place.Configuration(parsed)), "wording"));
            var text = await ReadAsync(parsed.GetRequiredValue(path), terminal, ct);
            var guide = Guide(guides, parsed.GetValue(language), text);
            var hints = guide.Check(text, Enum.TryParse<WordingKind>(parsed.GetValue(kind), ignoreCase: true, out var known) ? known : WordingKind.Document);
            await PrintAsync(hints, parsed.GetValue(json), terminal.Out);
            return CommandLine.Done;
        });
        return verb;
    }

    private static async Task<string> ReadAsync(string path, Terminal terminal, CancellationToken ct)
    {
        try
        {
            if (path != "-") return await File.ReadAllTextAsync(path, Encoding.UTF8, ct);
            var text = await terminal.In.ReadToEndAsync(ct);
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{path}:1:1: This file cannot be read: {e.Message}");
        }
    }

    private static WordingGuide Guide(WordingGuides guides, string? language, string text)
    {
        try
        {
            var guide = language is null ? guides.Of(text) : guides.For(language);
            return guide ?? throw new CommandException(
                language is null ? "There is no wording guide in the folder of templates."
                    : $"There is no wording guide for “{language}”; there is one for {string.Join(", ", guides.All().Select(g => g.Name))}.",
                isWrongUsage: language is not null);
        }
        catch (WordingException e)
        {
            throw new CommandException($"wording/{e.Message}");
        }
    }

    private static async Task PrintAsync(IReadOnlyList<WordingHint> hints, bool json, TextWriter output)
    {
        if (json)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(hints.Select(h => new { h.Line, h.Column, h.Length, h.Rule, h.Phrase, h.Suggestion }),
                AsJson));
            return;
        }
        foreach (var hint in hints) await output.WriteLineAsync($"{hint.Line}:{hint.Column} {hint.Rule} {OneLine(hint.Phrase)} → {hint.Suggestion}");
    }

    private static string OneLine(string phrase) => string.Join(' ', phrase.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
