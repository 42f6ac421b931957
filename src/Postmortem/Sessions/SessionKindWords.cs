using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace Postmortem.Sessions;

/// <summary>Reads "write alone" where a guide says what kind of item it is.</summary>
internal sealed class SessionKindWords : IYamlTypeConverter
{
    private static readonly Dictionary<string, SessionKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["write alone"] = SessionKind.WriteAlone,
        ["reveal"] = SessionKind.Reveal,
        ["vote"] = SessionKind.Vote,
        ["discuss"] = SessionKind.Discuss,
        ["round"] = SessionKind.Round,
        ["read"] = SessionKind.Read,
    };

    public bool Accepts(Type type) => type == typeof(SessionKind);

    public object ReadYaml(IParser parser, Type type, ObjectDeserializer rootDeserializer)
    {
        var word = parser.Consume<Scalar>();
        return Kinds.TryGetValue(word.Value, out var kind) ? kind
            : throw new YamlException(word.Start, word.End, $"there is no kind of item “{word.Value}”. Choose one of: {string.Join(", ", Kinds.Keys)}.");
    }

    public void WriteYaml(IEmitter emitter, object? value, Type type, ObjectSerializer serializer) =>
        throw new NotSupportedException("Guides are read, not written.");
}
