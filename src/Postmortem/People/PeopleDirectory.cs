using System.Globalization;

namespace Postmortem.People;

/// <summary>Everyone with an account, for names and for choosing.</summary>
public sealed class PeopleDirectory(IReadOnlyList<Person> people)
{
    private readonly Dictionary<Guid, Person> _byId = people.ToDictionary(p => p.Id);

    /// <summary>Those who can be chosen: accounts that are not disabled, by name.</summary>
    public IReadOnlyList<Person> Active { get; } = [.. people.Where(p => p.DisabledAt is null)];

    private readonly HashSet<string> _shared = [.. people.Where(p => p.DisabledAt is null).GroupBy(p => p.Name).Where(g => g.Skip(1).Any()).Select(g => g.Key)];

    /// <summary>Somebody else who can be chosen has the same name.</summary>
    public bool HasNamesake(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return _shared.Contains(person.Name);
    }

    /// <summary>Also those who left, by name.</summary>
    internal IReadOnlyList<Person> Everyone => people;

    /// <summary>Whether a person is meant by the beginning of a name, of a part of it, or of the address; each word must begin one of them.</summary>
    public static bool IsMeant(Person person, string begin)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(begin);
        var compare = CultureInfo.CurrentCulture.CompareInfo;
        bool Begins(string name, string part) => compare.IsPrefix(name, part, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace);
        return Begins(person.Name, begin) || begin.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(part => Array.Exists(person.Name.Split(' '), name => Begins(name, part)) || Begins(person.Email ?? "", part));
    }

    /// <summary>A name also of those who left.</summary>
    public string Name(Guid? id) => id is { } known && _byId.TryGetValue(known, out var person) ? person.Name : "Nobody yet";

    internal bool IsTheSameAs(PeopleDirectory other) => Shown.SequenceEqual(other.Shown);

    private IEnumerable<(Guid, string, string?, Role, string, DateTimeOffset?, bool)> Shown =>
        people.Select(p => (p.Id, p.Name, p.Email, p.Role, p.TimeZone, p.DisabledAt, p.IsInvited));

    public Person? Find(Guid? id) => id is { } known ? _byId.GetValueOrDefault(known) : null;
}
