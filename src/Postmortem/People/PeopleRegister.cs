namespace Postmortem.People;

/// <summary>The register of people: one page of it, and how many there are.</summary>
/// <param name="CanSignIn">Of all.</param>
/// <param name="Invited">Of all: those who have not come yet.</param>
public sealed record PeopleRegister(ListPage<Person> Page, int CanSignIn, int Invited, Person Me)
{
    /// <summary>Found by the beginnings of names and addresses as people read them, which no database does alike for every alphabet.</summary>
    /// <param name="everyone">By name.</param>
    internal static PeopleRegister Of(IReadOnlyList<Person> everyone, ListAsk ask, Person me)
    {
        List<Person> found = [.. ask.Find.Length == 0 ? everyone : everyone.Where(p => PeopleDirectory.IsMeant(p, ask.Find))];
        return new(ListPage<Person>.Of(Sorted(found, ask), ask.Page, found.Count), everyone.Count(p => p is { DisabledAt: null, IsInvited: false }),
            everyone.Count(p => p is { DisabledAt: null, IsInvited: true }), me);
    }

    private static IEnumerable<Person> Sorted(List<Person> found, ListAsk ask) => (ask.Sort, ask.Descending) switch
    {
        ("name", true) => found.AsEnumerable().Reverse(),
        ("role", false) => found.OrderBy(p => p.Role),
        ("role", true) => found.OrderByDescending(p => p.Role),
        ("since", false) => found.OrderBy(p => p.AddedAt),
        ("since", true) => found.OrderByDescending(p => p.AddedAt),
        _ => found,
    };
}
