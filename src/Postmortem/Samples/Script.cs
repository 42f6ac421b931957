using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Postmortem.Actions;
using Postmortem.Incidents;
using Postmortem.Notices;
using Postmortem.People;
using Postmortem.Reviews;
using Postmortem.Reviews.Across;
using Postmortem.Reviews.Comments;
using Postmortem.Reviews.Factors;
using Postmortem.Reviews.Fix;
using Postmortem.Reviews.Pause;
using Postmortem.Reviews.Perspectives;
using Postmortem.Reviews.Timeline;

namespace Postmortem.Samples;

/// <summary>The verbs that the sample work is done with, all on one clock.</summary>
internal sealed class Verbs(IServiceProvider services)
{
    public AcrossService Across => services.GetRequiredService<AcrossService>();
    public ActionService Actions => services.GetRequiredService<ActionService>();
    public CustomerViewService CustomerViews => services.GetRequiredService<CustomerViewService>();
    public CustomerService Customers => services.GetRequiredService<CustomerService>();
    public CommentService Discussion => services.GetRequiredService<CommentService>();
    public FactorService Factors => services.GetRequiredService<FactorService>();
    public FindingService Findings => services.GetRequiredService<FindingService>();
    public IncidentService Incidents => services.GetRequiredService<IncidentService>();
    public NoticeService Notices => services.GetRequiredService<NoticeService>();
    public PauseService Pause => services.GetRequiredService<PauseService>();
    public PeopleService People => services.GetRequiredService<PeopleService>();
    public PerspectiveService Perspectives => services.GetRequiredService<PerspectiveService>();
    public PlanService Plans => services.GetRequiredService<PlanService>();
    public ReviewService Reviews => services.GetRequiredService<ReviewService>();
    public SharingService Shares => services.GetRequiredService<SharingService>();
    public SignatureService Signatures => services.GetRequiredService<SignatureService>();
    public TimelineService Timelines => services.GetRequiredService<TimelineService>();
}

/// <summary>
/// What happened when. Stories are told one after the other but lie beside one another in time; they are carried out in the
/// order of time, so that numbers and the log come out as if people had done all this.
/// </summary>
internal sealed class Script(Verbs verbs, DateOnly today, TimeZoneInfo zone)
{
    private readonly List<(DateTimeOffset At, string Story, Func<Task> Do)> _steps = [];
    private readonly Dictionary<SamplePerson, Guid> _ids = [];

    public Verbs Verbs => verbs;

    public Guid IdOf(SamplePerson person) => _ids[person];
    public Actor As(SamplePerson person) => new(_ids[person]);
    public void Joined(SamplePerson person, Guid id) => _ids[person] = id;

    /// <summary>A day counted from today; yesterday is -1.</summary>
    public DateOnly Day(int day) => today.AddDays(day);

    /// <param name="time">HH:mm on the clocks of the sample organisation.</param>
    public DateTimeOffset At(int day, string time)
    {
        var local = Day(day).ToDateTime(TimeOnly.ParseExact(time, "HH:mm", CultureInfo.InvariantCulture));
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    public void Step(DateTimeOffset at, string story, Func<Task> step) => _steps.Add((at, story, step));

    /// <exception cref="InvalidOperationException">A verb was refused: the sample work no longer fits the rules.</exception>
    public async Task PlayAsync(WalkingClock clock, CancellationToken ct)
    {
        foreach (var (at, story, step) in _steps.OrderBy(s => s.At).ToList())
        {
            ct.ThrowIfCancellationRequested();
            clock.WalkTo(at);
            try
            {
                await step();
            }
            catch (InvalidOperationException e)
            {
                throw new InvalidOperationException($"{story}, {at:yyyy-MM-dd HH:mm}: {e.Message}", e);
            }
        }
    }

    public static void Done(Refusal? refusal)
    {
        if (refusal is not null) throw new InvalidOperationException(refusal.Sentence);
    }
}
