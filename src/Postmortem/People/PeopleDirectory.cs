namespace Postmortem.People;

/// <summary>Everyone with an account, for names and for choosing.</summary>
public sealed class PeopleDirectory(IReadOnlyList<Person> people)
{
    private readonly Dictionary<Guid, Person> _byId = people.ToDictionary(p => p.Id);

    /// <summary>Those who can be chosen: accounts that are not disabled, by name.</summary>
    public IReadOnlyList<Person> Active { get; } = [.. people.Where(p => p.DisabledAt is null)];

    /// <summary>A name also of those who left.</summary>
    public string Name(Guid? id) => id is { } known && _byId.TryGetValue(known, out var person) ? person.Name : "Nobody yet";

    internal bool IsTheSameAs(PeopleDirectory other) => Shown.SequenceEqual(other.Shown);

    private IEnumerable<(Guid, string, string?, Role, string, DateTimeOffset?, bool)> Shown =>
        people.Select(p => (p.Id, p.Name, p.Email, p.Role, p.TimeZone, p.DisabledAt, p.IsInvited));

    public Person? Find(Guid? id) => id is { } known ? _byId.GetValueOrDefault(known) : null;
}
