using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Postmortem.Sessions;

/// <summary>Open questions to draw from when a talk stands still. They begin with "how" and "what": "why" asks for a reason, and soon for a culprit.</summary>
public sealed class QuestionDeck
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build();

    public List<string> How { get; set; } = [];
    public List<string> What { get; set; } = [];

    [YamlIgnore] public IReadOnlyList<string> All => [.. How, .. What];

    /// <exception cref="QuestionDeckException">The text is not a deck; says the file, line and column.</exception>
    public static QuestionDeck Parse(string name, string text)
    {
        try
        {
            var deck = Yaml.Deserialize<QuestionDeck?>(text);
            if (deck is not { How: not null, What: not null } || deck.All.Count == 0)
                throw new QuestionDeckException($"{name}.yaml:1:1: a deck needs questions under “how” and “what”.");
            return deck.All.FirstOrDefault(q => Words.RequireLine(Words.Clean(q), "A question") is not null) is { } wrong
                ? throw new QuestionDeckException($"{name}.yaml:1:1: the question “{Words.Short(wrong, 50)}” is empty or longer than {Words.LineLimit} "
                    + "characters.")
                : deck;
        }
        catch (YamlException e)
        {
            throw new QuestionDeckException($"{name}.yaml:{e.Start.Line}:{e.Start.Column}: {e.InnerException?.Message ?? e.Message}", e);
        }
    }
}

/// <summary>A deck that cannot be read. The message names file, line and column.</summary>
public sealed class QuestionDeckException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The decks of one folder, one file a language; read afresh each time, so that an edit needs no restart.</summary>
public sealed class QuestionDecks(string folder)
{
    /// <summary>The deck of a language; null where there is none.</summary>
    /// <exception cref="QuestionDeckException">The file cannot be read.</exception>
    public QuestionDeck? In(string language)
    {
        var file = Path.Combine(folder, $"{language}.yaml");
        return File.Exists(file) ? QuestionDeck.Parse(language, File.ReadAllText(file)) : null;
    }

    /// <exception cref="QuestionDeckException">One of the files cannot be read.</exception>
    public IReadOnlyList<QuestionDeck> All() =>
        !Directory.Exists(folder) ? [] : [.. Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal)
            .Select(f => QuestionDeck.Parse(Path.GetFileNameWithoutExtension(f), File.ReadAllText(f)))];
}
