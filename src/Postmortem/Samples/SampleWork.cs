using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Postmortem.People;
using Postmortem.Reviews.Perspectives;
using Postmortem.Storage;

namespace Postmortem.Samples;

/// <summary>
/// Fills an empty installation with an organisation at work: four reviews, twenty actions, a notice that was sent. Everything is
/// done through the verbs that people use, on a clock that walks from four months ago to yesterday, so the log is a real one.
/// </summary>
public sealed class SampleWork(StorageOptions storage, string templates, WriteQueue queue, Seal seal, TimeProvider clock)
{
    /// <summary>Everyone in the sample organisation has it; anyone may sign in as any of them anyway.</summary>
    public const string Password = "marigolds by the harbour";

    private const string Zone = "Europe/London";

    /// <summary>Who a visitor can be.</summary>
    public static IReadOnlyList<SamplePerson> People => Cast.All;

    /// <summary>Founds the sample organisation and lets its people work. Refused where there is an organisation already.</summary>
    public async Task<Refusal?> FillAsync(CancellationToken ct = default)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime);
        var walking = new WalkingClock(clock.GetUtcNow().AddDays(-120));
        await using var services = Services(walking);
        var script = new Script(new Verbs(services), today, zone);
        if (await FoundAsync(script, ct) is { } refusal) return refusal;
        PaymentOutage.Tell(script);
        LostHamper.Tell(script);
        WrongPrice.Tell(script);
        ChatReply.Tell(script);
        OtherIncidents.Tell(script);
        await script.PlayAsync(walking, ct);
        return null;
    }

    private ServiceProvider Services(WalkingClock walking)
    {
        var services = new ServiceCollection();
        services.AddPostmortem(storage, templates);
        services.AddLogging();
        services.AddSingleton<TimeProvider>(walking);
        // a password that is public protects nothing; eight honest hashes take over a second
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1_000);
        services.AddSingleton(seal); // one key ring for one database
        services.AddSingleton(queue); // writers of this process stand in one line, these too
        return services.BuildServiceProvider();
    }

    private static async Task<Refusal?> FoundAsync(Script script, CancellationToken ct)
    {
        var first = Cast.Ruth;
        var founded = await script.Verbs.People.SetUpDemoAsync(new SetUpText(
            "Marigold Stores", "Everyone goes home with what they came for, and would come again.", "care@marigold.example, 01632 960 014",
            Zone, first.Name, first.Email, Password), ct);
        if (!founded.Ok) return founded.Refusal;
        script.Joined(first, founded.Value);
        foreach (var person in Cast.All.Where(p => p != first))
        {
            var added = await script.Verbs.People.AddAsync(script.As(first), new PersonText(person.Email, person.Name, person.Role), Password, ct);
            if (!added.Ok) return added.Refusal;
            script.Joined(person, added.Value);
        }
        return null;
    }
}
