using Postmortem.Actions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Postmortem.Wording;

/// <summary>
/// Blameless wording in one language, from templates/wording/LANG.yaml. Pure: the same text gives the same hints, nothing is asked of
/// the network or the disk, and the time it takes grows with the length of the text and no faster.
/// </summary>
public sealed class WordingGuide
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance).WithTypeConverter(new PhraseReader()).WithTypeConverter(new KindReader()).Build();

    private readonly WordingRules _rules;
    private readonly StrengthGuess _strength;
    private readonly HashSet<string> _tellTale;

    private WordingGuide(string name, string source, WordingText text)
    {
        var lists = text.Words.ToDictionary(w => w.Key, w =>
            (IReadOnlyList<string>)[.. w.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.Replace('’', '\''))]);
        (Name, Language, Source) = (name, text.Language, source);
        _tellTale = [.. text.TellTale];
        _rules = new WordingRules($"{name}.yaml", text, lists);
        _strength = new StrengthGuess($"{name}.yaml", text, lists);
    }

    /// <summary>The file's name without its ending: the language in two letters.</summary>
    public string Name { get; }

    /// <summary>The name of the language, for people.</summary>
    public string Language { get; }

    /// <summary>The text it was read from.</summary>
    public string Source { get; }

    /// <exception cref="WordingException">The text is no guide; says the file, line and column.</exception>
    public static WordingGuide Parse(string name, string text)
    {
        WordingText? read;
        try
        {
            read = Yaml.Deserialize<WordingText?>(text);
        }
        catch (YamlException e)
        {
            throw new WordingException($"{name}.yaml:{e.Start.Line}:{e.Start.Column}: {e.InnerException?.Message ?? e.Message}", e);
        }
        if (Missing(read) is { } missing) throw new WordingException($"{name}.yaml:1:1: {missing}");
        return new WordingGuide(name, text, read!);
    }

    /// <summary>What could be read as blame, in the order of the text. Never throws, whatever the text.</summary>
    public IReadOnlyList<WordingHint> Check(string text, WordingKind kind = WordingKind.Document) => _rules.Check(text, kind);

    /// <summary>Whether a text names a person, or tells what one did: then a condition is still to be found beneath it. Never throws.</summary>
    public bool TellsAnAct(string text) => _rules.TellsAnAct(text);

    /// <summary>How strong an action seems from its words; null where they do not say.</summary>
    public Strength? GuessStrength(string action) => _strength.Of(action);

    /// <summary>How many of the words are frequent ones of this language.</summary>
    internal int Frequent(IEnumerable<string> words) => words.Count(_tellTale.Contains);

    private static string? Missing(WordingText? text)
    {
        if (text?.Rules is not { Count: > 0 } rules || text.Words is null || text.Strength is null)
            return "a wording guide needs “words”, “rules” and “strength”.";
        if (rules.Find(r => string.IsNullOrWhiteSpace(r.Id) || string.IsNullOrWhiteSpace(r.Reason) || string.IsNullOrWhiteSpace(r.Suggestion)) is { } bare)
            return $"the rule “{bare.Id}” needs an id, a reason and a suggestion.";
        return rules.GroupBy(r => r.Id).FirstOrDefault(g => g.Count() > 1) is { } twice ? $"the rule “{twice.Key}” stands there twice." : null;
    }

    private sealed class PhraseReader : IYamlTypeConverter
    {
        public bool Accepts(Type type) => type == typeof(Phrase);

        public object ReadYaml(IParser parser, Type type, ObjectDeserializer rootDeserializer)
        {
            var scalar = parser.Consume<Scalar>();
            try
            {
                return Phrase.Parse(scalar.Value, (int)scalar.Start.Line, (int)scalar.Start.Column);
            }
            catch (FormatException e)
            {
                throw new YamlException(scalar.Start, scalar.End, e.Message, e);
            }
        }

        public void WriteYaml(IEmitter emitter, object? value, Type type, ObjectSerializer serializer) => throw new NotSupportedException();
    }

    private sealed class KindReader : IYamlTypeConverter
    {
        public bool Accepts(Type type) => type == typeof(WordingKind);

        public object ReadYaml(IParser parser, Type type, ObjectDeserializer rootDeserializer)
        {
            var scalar = parser.Consume<Scalar>();
            return Enum.TryParse<WordingKind>(scalar.Value, ignoreCase: true, out var kind) && !char.IsDigit(scalar.Value[0]) ? kind
                : throw new YamlException(scalar.Start, scalar.End,
                    $"“{scalar.Value}” is no kind of text; there are {string.Join(", ", Enum.GetNames<WordingKind>()).ToLowerInvariant()}.");
        }

        public void WriteYaml(IEmitter emitter, object? value, Type type, ObjectSerializer serializer) => throw new NotSupportedException();
    }
}

/// <summary>A wording guide that cannot be read. The message names file, line and column.</summary>
public sealed class WordingException(string message, Exception? inner = null) : Exception(message, inner);
