package dev.kith.rules.cadence;

import java.util.ArrayList;
import java.util.List;

/// What the chance of a next contact is judged by; only what one mailbox can know. Counts are of days, never of
/// messages, but for the two-sidedness.
enum Feature {
    ONE {
        @Override
        double of(Tie tie, Tie.Owner owner, long today) {
            return 1;
        }
    },
    /// Silence in days.
    SILENCE {
        @Override
        double of(Tie tie, Tie.Owner owner, long today) {
            return Math.log1p((double) (today - tie.last()));
        }
    },
    /// Silence in days on which the owner was active: a holiday makes no tie stale.
    SILENCE_ACTIVE {
        @Override
        double of(Tie tie, Tie.Owner owner, long today) {
            return Math.log1p(Tie.Owner.since(owner.active(), tie.last() + 1));
        }
    },
    /// Silence in days on which the owner wrote.
    SILENCE_SENT {
        @Override
        double of(Tie tie, Tie.Owner owner, long today) {
            return Math.log1p(Tie.Owner.since(owner.sent(), tie.last() + 1));
        }
    },
    DECAY_7 {
        @Override
        double of(Tie tie, Tie.Owner owner, long today) {
            return decay(tie, today, 7);
        }
    },
    DECAY_15 {
        @Override
        double of(Tie tie, Tie.Owner owner, long today) {
            return decay(tie, today, 15);
        }
    },
    DECAY_30 {
        @Override
        double of(Tie tie, Tie.Owner owner, long today) {
            return decay(tie, today, 30);
        }
    },
    DECAY_90 {
        @Override
        double of(Tie tie, Tie.Owner owner, long today) {
            return decay(tie, today, 90);
        }
    },
    DECAY_365 {
        @Override
        double of(Tie tie, Tie.Owner owner, long today) {
            return decay(tie, today, 365);
        }
    },
    DAYS {
        @Override
        double of(Tie tie, Tie.Owner owner, long today) {
            return Math.log(tie.days().length);
        }
    },
    AGE {
        @Override
        double of(Tie tie, Tie.Owner owner, long today) {
            return Math.log1p((double) (today - tie.days()[0]));
        }
    },
    /// Mean of the gaps' logarithms: regularity in one number (Platzer and Reutterer 2016).
    GAP_MEAN {
        @Override
        double of(Tie tie, Tie.Owner owner, long today) {
            return gaps(tie)[0];
        }
    },
    GAP_SPREAD {
        @Override
        double of(Tie tie, Tie.Owner owner, long today) {
            return gaps(tie)[1];
        }
    },
    GAP_LAST {
        @Override
        double of(Tie tie, Tie.Owner owner, long today) {
            var days = tie.days();
            return days.length < 2 ? 0 : Math.log((double) (days[days.length - 1] - days[days.length - 2]));
        }
    },
    /// The silence against the mean gap.
    SILENCE_TO_GAP {
        @Override
        double of(Tie tie, Tie.Owner owner, long today) {
            return Math.log1p((double) (today - tie.last())) - gaps(tie)[0];
        }
    },
    DAYS_LATELY {
        @Override
        double of(Tie tie, Tie.Owner owner, long today) {
            return Math.log1p(Tie.Owner.since(tie.days(), today - 90));
        }
    },
    /// Months of the last year with contact.
    MONTHS {
        @Override
        double of(Tie tie, Tie.Owner owner, long today) {
            var months = 0;
            var before = -1L;
            for (var i = tie.days().length - 1; i >= 0; i--) {
                var month = (today - tie.days()[i]) / 30;
                if (month >= 12) {
                    break;
                }
                if (month != before) {
                    months++;
                    before = month;
                }
            }
            return Math.log1p(months);
        }
    },
    /// Bursts: contact after more than a week.
    BURSTS {
        @Override
        double of(Tie tie, Tie.Owner owner, long today) {
            var bursts = 1;
            for (var i = 1; i < tie.days().length; i++) {
                if (tie.days()[i] - tie.days()[i - 1] > 7) {
                    bursts++;
                }
            }
            return Math.log1p(bursts);
        }
    },
    TWO_SIDED {
        @Override
        double of(Tie tie, Tie.Owner owner, long today) {
            return Math.min(tie.mine(), tie.theirs()) / (double) Math.max(1, Math.max(tie.mine(), tie.theirs()));
        }
    },
    LAST_MINE {
        @Override
        double of(Tie tie, Tie.Owner owner, long today) {
            return tie.lastMine() ? 1 : 0;
        }
    },
    OWNER_LATELY {
        @Override
        double of(Tie tie, Tie.Owner owner, long today) {
            return Math.log1p(Tie.Owner.since(owner.active(), today - 30));
        }
    },
    OWNER_TREND {
        @Override
        double of(Tie tie, Tie.Owner owner, long today) {
            return Math.log1p(Tie.Owner.since(owner.active(), today - 30))
                    - Math.log1p(Tie.Owner.since(owner.active(), today - 90) / 3.0);
        }
    },
    OWNER_TIES {
        @Override
        double of(Tie tie, Tie.Owner owner, long today) {
            return Math.log1p(owner.silences().length);
        }
    },
    /// The share of the owner's ties that are less silent.
    RANK {
        @Override
        double of(Tie tie, Tie.Owner owner, long today) {
            var all = owner.silences();
            return all.length == 0 ? 0 : Tie.Owner.below(all, today - tie.last()) / (double) all.length;
        }
    };

    /// Natural logarithms of counts and lengths, so that weights add up.
    abstract double of(Tie tie, Tie.Owner owner, long today);

    static double[] row(List<Feature> features, Tie tie, Tie.Owner owner, long today) {
        var row = new double[features.size()];
        for (var i = 0; i < row.length; i++) {
            row[i] = features.get(i).of(tie, owner, today);
        }
        return row;
    }

    private static double decay(Tie tie, long today, double halfLife) {
        return Math.log(TieDecay.strength(tie.days(), today, halfLife) + 0.01);
    }

    private static double[] gaps(Tie tie) {
        var n = tie.days().length - 1;
        if (n < 1) {
            return new double[] {0, 0};
        }
        var logs = new ArrayList<Double>(n);
        var sum = 0.0;
        for (var i = 1; i <= n; i++) {
            var log = Math.log((double) (tie.days()[i] - tie.days()[i - 1]));
            logs.add(log);
            sum += log;
        }
        var mean = sum / n;
        var squares = 0.0;
        for (var log : logs) {
            squares += (log - mean) * (log - mean);
        }
        return new double[] {mean, Math.sqrt(squares / n)};
    }
}
